package dev.hopdb.document;

/** The result of one goal, as a machine reads it. Durations are in milliseconds, sizes in bytes, and their names say so. */
public sealed interface Document
        permits BootstrapStanding,
                DriftReport,
                Nothing,
                ProjectStanding,
                RehearsalResult,
                TargetStanding,
                UpgradeAudit,
                UpgradePreview {}

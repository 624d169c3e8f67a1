package dev.hopdb.command;

import dev.hopdb.console.FinishedStep;

/** Ends a goal when its n-th step has ended, in the way of a process that is killed: nothing is caught, nothing tidied. */
final class DyingConsole extends RecordingConsole {

    private final int last;

    DyingConsole(int last) {
        this.last = last;
    }

    @Override
    public void step(FinishedStep step) {
        super.step(step);
        if (step.number() == last) {
            throw new Killed();
        }
    }

    @Override
    RecordingConsole next() {
        return this;
    }

    /** No exception: those are caught here and there. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}

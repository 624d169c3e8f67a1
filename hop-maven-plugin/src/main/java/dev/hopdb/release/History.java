package dev.hopdb.release;

import dev.hopdb.patch.Patch;
import dev.hopdb.version.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * All that makes a database from nothing: releases in version order, each with its patches in order.
 *
 * <p>Production's come first, then what is staged of the open releases, then the patch at hand.
 */
public record History(List<Release> releases) {

    public static final History EMPTY = new History(List.of());

    public History {
        releases = List.copyOf(releases);
        for (int i = 1; i < releases.size(); i++) {
            Label earlier = releases.get(i - 1).label();
            Label later = releases.get(i).label();
            if (earlier.compareTo(later) >= 0) {
                throw new IllegalArgumentException("%s comes before %s".formatted(earlier.text(), later.text()));
            }
        }
    }

    /** The same, followed by one more patch of the release {@code label}. */
    public History with(Label label, Patch patch) {
        List<Release> next = new ArrayList<>();
        List<Patch> patches = new ArrayList<>();
        for (Release release : releases) {
            if (release.label().equals(label)) {
                patches.addAll(release.patches());
            } else {
                next.add(release);
            }
        }
        patches.add(patch);
        next.add(new Release(label, patches));
        next.sort(Comparator.comparing(Release::label));
        return new History(next);
    }

    /** The releases that a condition holds for. */
    public History only(Predicate<Label> condition) {
        return new History(releases.stream()
                .filter(release -> condition.test(release.label()))
                .toList());
    }

    public List<Patch> patches() {
        return releases.stream().flatMap(release -> release.patches().stream()).toList();
    }
}

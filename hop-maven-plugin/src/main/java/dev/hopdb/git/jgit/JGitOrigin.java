package dev.hopdb.git.jgit;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.Origin;
import dev.hopdb.git.RefChange;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;

/** The shared repository, as this clone remembers it. */
final class JGitOrigin implements Origin {

    private final Clone clone;
    private final Transports transports;
    private final RefTransaction transaction;
    private boolean fetched;

    JGitOrigin(Clone clone, Transports transports) {
        this.clone = clone;
        this.transports = transports;
        this.transaction = new RefTransaction(clone, new Push(clone, transports));
    }

    @Override
    public void fetch() {
        if (!clone.connection().offline()) {
            new Fetch(clone, transports).run();
            fetched = true;
        }
    }

    @Override
    public Optional<CommitId> tip(Ref ref) {
        Optional<ObjectId> remembered = Refs.commit(clone.git(), clone.names().remembered(ref));
        if (remembered.isEmpty() && ref instanceof Ref.Tag && neverFetched()) {
            remembered = Refs.commit(clone.git(), clone.names().onOrigin(ref));
        }
        return remembered.map(Clone::commit);
    }

    @Override
    public Optional<CommitId> ask(Ref ref) {
        return new Fetch(clone, transports).one(clone.names().onOrigin(ref)).map(Clone::commit);
    }

    @Override
    public List<Branch> branches() {
        return Refs.below(clone.git(), RefNames.BRANCHES)
                .map(Branch::parse)
                .filter(branch -> !(branch instanceof Branch.Foreign))
                .toList();
    }

    @Override
    public List<Label> tags() {
        String root = neverFetched() ? "refs/tags/" : RefNames.TAGS;
        return Refs.below(clone.git(), root).flatMap(JGitOrigin::label).sorted().toList();
    }

    /** A fresh clone, or the checkout of a CI job: Git's own fetch left the tags where it always does. */
    private boolean neverFetched() {
        return !fetched && Refs.below(clone.git(), RefNames.MEMORY).findAny().isEmpty();
    }

    private static Stream<Label> label(String tag) {
        if (!tag.startsWith("v")) {
            return Stream.empty();
        }
        try {
            Label label = Label.parse(tag.substring(1));
            return label.text().equals(tag.substring(1)) ? Stream.of(label) : Stream.empty();
        } catch (HopException notOurs) {
            return Stream.empty();
        }
    }

    @Override
    public void publish(List<RefChange> changes) {
        transaction.publish(changes);
    }
}

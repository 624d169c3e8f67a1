package dev.hopdb.git;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Optional;

/** The shared repository. Its refs are as of the last {@link #fetch}. */
public interface Origin {

    /**
     * Fetches hop's branches, tags and own refs, in one connection.
     *
     * <p>Does nothing when offline.
     *
     * @throws OriginUnreachable if it does not answer, or refuses the credentials
     */
    void fetch();

    /** Where {@code ref} was at the last fetch or publication. */
    Optional<CommitId> tip(Ref ref);

    /** Where {@code ref} is now: asks origin for this one, which {@link #fetch} may leave out. */
    Optional<CommitId> ask(Ref ref);

    /** hop's branches that are there. */
    List<Branch> branches();

    /** What was promoted. */
    List<Label> tags();

    /**
     * Moves all these refs, or none of them, where the server can: else in this order, so that the first one holds the
     * record and the rest can be derived from it.
     *
     * @throws RefMoved if a ref is no longer where {@code changes} expects it; nothing has moved
     * @throws RefRefused if the server does not let a ref move; nothing has moved
     * @throws OriginUnreachable if the connection could not be made; nothing has moved
     * @throws PartlyPublished if the server cannot move all or none, moved the first, and refused another
     * @throws PublicationInDoubt if the connection was lost before the answer: fetch and compare
     */
    void publish(List<RefChange> changes);
}

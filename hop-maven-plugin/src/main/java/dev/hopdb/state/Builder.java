package dev.hopdb.state;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.patch.Fingerprint;
import dev.hopdb.state.Templates.Kept;
import dev.hopdb.upgrade.ReleaseApplier;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Makes databases beside all others: a copy of the state's base, then the patch at hand. */
final class Builder {

    /** A database for development has no history of its own: who built it first says nothing. */
    static final Ledger.Author NOBODY = new Ledger.Author("", "", "", "");

    private static final int ATTEMPTS = 3;

    private final DatabaseServer server;
    private final Scratch scratch;
    private final Templates templates;
    private final ReleaseApplier applier;

    Builder(DatabaseServer server, Scratch scratch, Templates templates, ReleaseApplier applier) {
        this.server = server;
        this.scratch = scratch;
        this.templates = templates;
        this.applier = applier;
    }

    /** A database under a scratch name, and how it was made. */
    record Built(Held held, String note) {}

    /** @param last what is to be done in it, at the end and before anybody else sees it */
    Built build(State state, Optional<BiConsumer<DatabaseName, Session>> last) {
        StateChain chain = StateChain.of(server.traits(), state, applier::artifacts);
        Held held = scratch.name();
        try {
            Fingerprint base = copyOfBase(state, chain, held.name());
            if (state.atHand().isPresent() || last.isPresent()) {
                try (Session session = server.open(held.name())) {
                    state.atHand()
                            .ifPresent(patch -> applier.apply(
                                    session, state.history().only(patch.label()::equals), state.grouping(), NOBODY));
                    last.ifPresent(action -> action.accept(held.name(), session));
                }
            }
            return new Built(held, note(base, state));
        } catch (RuntimeException | Error e) {
            undo(held, e);
            throw e;
        }
    }

    /** From nothing, with no template: neither used nor kept. */
    Built buildAlone(State state) {
        Held held = scratch.name();
        try {
            makeBase(state, Optional.empty(), held.name());
            return new Built(
                    held,
                    note(
                            StateChain.of(server.traits(), state, applier::artifacts)
                                    .last(),
                            state));
        } catch (RuntimeException | Error e) {
            undo(held, e);
            throw e;
        }
    }

    /** A template may be dropped by a neighbour between the moment it is found and the moment it is copied. */
    private Fingerprint copyOfBase(State state, StateChain chain, DatabaseName name) {
        for (int attempt = 1; ; attempt++) {
            Optional<Kept> furthest = templates.furthest(chain);
            if (!isLast(chain, furthest) && !templates.mayKeep(chain.last())) {
                makeBase(state, furthest, name);
                return chain.last();
            }
            Kept base = isLast(chain, furthest) ? furthest.orElseThrow() : keptBase(state, chain, furthest);
            try {
                server.copy(base.facts().name(), name);
                templates.used(base);
                return base.state();
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || server.find(base.facts().name()).isPresent()) {
                    throw e;
                }
            }
        }
    }

    private static boolean isLast(StateChain chain, Optional<Kept> kept) {
        return kept.map(Kept::state).equals(Optional.of(chain.last()));
    }

    private Kept keptBase(State state, StateChain chain, Optional<Kept> from) {
        keepBase(state, chain, from);
        return templates
                .furthest(chain)
                .filter(kept -> kept.state().equals(chain.last()))
                .orElseThrow();
    }

    private void keepBase(State state, StateChain chain, Optional<Kept> from) {
        Held held = scratch.name();
        try {
            makeBase(state, from, held.name());
            if (templates.keep(held.name(), chain.last())) {
                held.forget();
                return;
            }
        } catch (RuntimeException | Error e) {
            undo(held, e);
            throw e;
        }
        scratch.drop(held);
    }

    /** From the furthest state that is there; the ones in between are not kept, since each would cost a copy. */
    private void makeBase(State state, Optional<Kept> from, DatabaseName name) {
        from.ifPresentOrElse(kept -> server.copy(kept.facts().name(), name), () -> server.create(name));
        try (Session session = server.open(name)) {
            if (from.isEmpty()) {
                state.cluster().ifPresent(session::run);
                session.ledger().install();
            }
            applier.apply(session, state.base(), state.grouping(), NOBODY);
        }
    }

    private void undo(Held held, Throwable reason) {
        try {
            scratch.drop(held);
        } catch (RuntimeException e) {
            // The next sweep takes it; what the user has to know is why it was given up.
            reason.addSuppressed(e);
        }
    }

    static String note(Fingerprint base, State state) {
        return "state " + base.brief() + (state.atHand().isPresent() ? " + 1 patch" : "");
    }
}

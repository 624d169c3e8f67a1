package dev.hopdb.command;

import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import java.util.function.Supplier;

/** The session that holds the lock of a target. It can leave the database for a while. */
final class TargetSession implements AutoCloseable {

    private final TargetDatabase target;
    private final TargetMark mark;
    private Session session;

    private TargetSession(TargetDatabase target, TargetMark mark) {
        this.target = target;
        this.mark = mark;
        this.session = enter(target, mark);
    }

    /** Refuses a target that another goal works on, and one that is not this project's. */
    static TargetSession open(TargetDatabase target, String project) {
        return new TargetSession(target, new TargetMark(target, project));
    }

    /** The id of the project that the target belongs to. */
    String project() {
        return mark.project();
    }

    TargetDatabase target() {
        return target;
    }

    Session session() {
        return session;
    }

    TargetMark mark() {
        return mark;
    }

    /** Nobody of hop is connected to the target while {@code work} runs; then the lock is taken again. */
    <T> T outside(Supplier<T> work) {
        session.close();
        T result = work.get();
        session = enter(target, mark);
        return result;
    }

    @Override
    public void close() {
        session.close();
    }

    private static Session enter(TargetDatabase target, TargetMark mark) {
        Session session = target.server().open(target.database());
        try {
            if (!session.tryLockTarget()) {
                throw inUse(target, session);
            }
            mark.check(session);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static HopException inUse(TargetDatabase target, Session session) {
        return new HopException(
                "Another goal of hop is at work on %s".formatted(target.name()),
                session.lockHolder()
                        .map(
                                "it holds the lock of the target, which the server frees when its session ends: %s"
                                        ::formatted)
                        .orElse("it held the lock of the target a moment ago"),
                "run the same command again when it has ended");
    }
}

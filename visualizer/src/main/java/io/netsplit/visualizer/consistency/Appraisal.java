package io.netsplit.visualizer.consistency;

import io.netsplit.visualizer.model.Evidence;
import java.util.List;
import java.util.Optional;

/** What can be said of the answers that clients got. */
public final class Appraisal {
    /** Whether they can be explained. */
    public enum Answer {
        HOLDS,
        BROKEN,
        UNKNOWN
    }

    private static final long NOWHERE = -1;

    private final Answer answer;
    private final String headline;
    private final Optional<Evidence> evidence;
    private final long[] points;

    Appraisal(Answer answer, String headline, Optional<Evidence> evidence, long[] points) {
        this.answer = answer;
        this.headline = headline;
        this.evidence = evidence;
        this.points = points;
    }

    /** Nothing is known, and why. */
    public static Appraisal unknown(String why) {
        return new Appraisal(Answer.UNKNOWN, why, Optional.empty(), new long[0]);
    }

    /** As long as nobody has looked. */
    public static Appraisal pending(int operations) {
        return unknown("judging " + operations + " operations …");
    }

    /** The same with the evidence that the run's own judges left. */
    Appraisal with(Evidence recorded) {
        return new Appraisal(Answer.BROKEN, "not " + recorded.broken(), Optional.of(recorded), points);
    }

    public Answer answer() {
        return answer;
    }

    /** The answer in a few words, as "not linearizable". */
    public String headline() {
        return headline;
    }

    public Optional<Evidence> evidence() {
        return evidence;
    }

    /** An instant at which an operation can have taken effect, all of its object's operations considered; -1 where none is known. */
    public long pointNs(int operation) {
        return operation < points.length ? points[operation] : NOWHERE;
    }

    /** The operations among {@code wanted} that have a point, in the order of these. */
    public List<Integer> ordered(List<Integer> wanted) {
        return wanted.stream()
                .filter(operation -> pointNs(operation) != NOWHERE)
                .sorted((a, b) -> pointNs(a) != pointNs(b) ? Long.compare(pointNs(a), pointNs(b)) : a - b)
                .toList();
    }
}

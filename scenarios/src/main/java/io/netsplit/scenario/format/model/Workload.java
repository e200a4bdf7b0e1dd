package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.word.Jitter;
import io.netsplit.scenario.format.word.KeyChoice;
import io.netsplit.scenario.format.word.OperationWord;
import io.netsplit.scenario.format.word.Placement;
import io.netsplit.scenario.format.word.Process;
import io.netsplit.scenario.format.word.Route;
import io.netsplit.scenario.format.word.WorkloadType;
import java.util.List;
import java.util.Optional;

/**
 * What clients do.
 *
 * @param operations shares add up to 1
 * @param timeoutNs after which a client gives an operation up; what became of it is then unknown
 * @param retry how often and when an operation is tried again within its time-out; empty: never
 */
public record Workload(
        WorkloadType type,
        int clients,
        Placement placement,
        Arrivals arrivals,
        List<Share> operations,
        Keys keys,
        long timeoutNs,
        Optional<Retry> retry,
        Route route,
        Span span) {
    /** When clients ask. */
    public sealed interface Arrivals {}

    /** Each client asks, waits for the answer, thinks, and asks again. */
    public record Closed(TimeValue thinkTime) implements Arrivals {}

    /**
     * Operations arrive whether or not earlier ones were answered; the rate is that of all clients together.
     *
     * @param phases one after the other from the start of the run; the last one lasts to its end. Never empty
     */
    public record Open(Process process, List<Phase> phases) implements Arrivals {}

    /** {@code forNs} is {@link Long#MAX_VALUE} where it lasts to the end. */
    public record Phase(long forNs, double fromPerSecond, double toPerSecond) {}

    /** An operation and how often it is asked for. */
    public record Share(OperationWord operation, double share) {}

    /**
     * @param count how many keys there are, numbered from 0
     * @param skew exponent of a zipfian choice
     * @param hotShare share of the operations that go to the hot keys of a hotspot
     * @param hotKeys share of the keys that are hot
     */
    public record Keys(int count, KeyChoice choice, double skew, double hotShare, double hotKeys) {}

    /**
     * @param attempts all tries of one operation, the first included
     * @param backoff wait before the second try; it doubles with every further one
     */
    public record Retry(int attempts, Range backoff, Jitter jitter) {}
}

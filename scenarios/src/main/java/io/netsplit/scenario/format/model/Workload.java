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
import java.util.OptionalInt;

/**
 * What clients do.
 *
 * @param operations shares add up to 1
 * @param timeoutNs how long one try waits for its answer; after the last one the end of the operation is unknown
 * @param retry how often and when an operation is tried again; empty: never
 * @param route whom clients ask; empty: what suits the protocol
 * @param transactions what the transactions of a type that {@link WorkloadType#hasShape} are like
 * @param kinds classes of the traffic lab's requests; empty: all are alike
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
        Optional<Route> route,
        Transactions transactions,
        List<RequestKind> kinds,
        Span span) {
    /**
     * What transactions are like.
     *
     * @param mostKeys so many different keys in one of them at most; 0: as many as it has steps
     * @param reads share of the steps that read
     * @param rotateAfter so many writes until a key gives way to a fresh one; 0: never
     */
    public record Transactions(int fewestSteps, int mostSteps, int mostKeys, double reads, int rotateAfter) {}

    /**
     * A class of requests.
     *
     * @param share how many of all requests are of this class
     * @param cost its work, as a multiple of the servers' service time
     * @param priority higher is served first where servers know priorities
     */
    public record RequestKind(String name, double share, double cost, int priority) {}

    /** When clients ask. */
    public sealed interface Arrivals {}

    /** Each client asks, waits for the answer, thinks, and asks again. */
    public record Closed(TimeValue thinkTime) implements Arrivals {}

    /**
     * Operations arrive whether or not earlier ones were answered; a rate is that of all clients together.
     *
     * @param phases one after the other from the start of the run; after the last one {@code ratePerSecond} holds
     */
    public record Open(Process process, double ratePerSecond, List<Phase> phases) implements Arrivals {}

    /**
     * Requests of the traffic lab in bursts: states that hold for exponential times and follow each other in a circle.
     *
     * @param states at least two, one of them with a rate above 0
     */
    public record Bursts(List<State> states) implements Arrivals {}

    /** A state of {@link Bursts}. */
    public record State(double ratePerSecond, long meanNs) {}

    /** Requests of the traffic lab at a rate that swings between a low at the start and a high half a period later. */
    public record Diurnal(double lowPerSecond, double highPerSecond, long periodNs) implements Arrivals {}

    /**
     * Requests of the traffic lab at instants that were recorded.
     *
     * @param file as the scenario names it
     */
    public record Recorded(String file, List<Long> timesNs) implements Arrivals {
        public Recorded {
            timesNs = List.copyOf(timesNs);
        }
    }

    /** A rate that holds for a time. */
    public record Phase(long forNs, double ratePerSecond) {}

    /** An operation and how often it is asked for. */
    public record Share(OperationWord operation, double share) {}

    /**
     * Which objects are operated on.
     *
     * @param count how many keys there are, numbered from 0
     * @param skew exponent of a zipfian choice
     * @param hotSpot which keys a hotspot choice prefers
     */
    public record Keys(int count, KeyChoice choice, double skew, HotSpot hotSpot) {}

    /**
     * Neighbouring keys that are in demand together.
     *
     * @param keys how many; empty: a fifth of all
     * @param share of all operations
     * @param moveEveryNs when it is the turn of the next ones; empty: never
     */
    public record HotSpot(OptionalInt keys, double share, Optional<Long> moveEveryNs) {}

    /**
     * When an operation is sent again.
     *
     * @param attempts all tries of one operation, the first included
     * @param backoff wait before the second try, which doubles with every further one, and the longest wait
     */
    public record Retry(int attempts, Range backoff, Jitter jitter) {}
}

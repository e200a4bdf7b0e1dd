package io.netsplit.system.membership;

import io.netsplit.node.Process;
import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.Setup;
import java.util.ArrayList;
import java.util.List;

/**
 * Heartbeats and a fixed timeout: the oldest failure detector, and what the others are measured against (Chen, Toueg and
 * Aguilera, "On the Quality of Service of Failure Detectors", IEEE Transactions on Computers 2002; the detector is their
 * section 1.2's common algorithm).
 *
 * <p>Every node sends a heartbeat to every other once per interval, or to one monitor that tells the rest. Whoever was not
 * heard of for the timeout is taken for dead, until it is heard of again. A short timeout finds crashes soon and takes slow
 * nodes for dead; a long one is late and right. n nodes send n(n-1) messages per interval, or with a monitor 2(n-1), and the
 * monitor's own failure leaves the others with what they last knew.
 *
 * <p>Left out: several monitors, and numbered heartbeats with expected arrival times (NFD-E).
 */
public final class HeartbeatDetector implements MembershipProtocol {
    private static final String TIMEOUT = "timeout";

    private static final List<Option> OPTIONS = options(List.of(Option.duration(
            TIMEOUT, "1s", "Whoever was silent for so long is taken for dead, until it is heard of again.")));

    static List<Option> options(List<Option> own) {
        List<Option> all = new ArrayList<>(own);
        all.addAll(WatchOptions.COMMON);
        return List.copyOf(all);
    }

    @Override
    public String name() {
        return "heartbeat";
    }

    @Override
    public String summary() {
        return "Nodes send heartbeats to all others or to a monitor, and take whoever is silent for a fixed timeout for dead.";
    }

    @Override
    public String reference() {
        return "Chen, Toueg and Aguilera, On the Quality of Service of Failure Detectors, IEEE Transactions on Computers 2002";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public long settledNs(Setup setup) {
        return 4 * (setup.options().durationNs(TIMEOUT) + 2 * WatchOptions.intervalNs(setup));
    }

    @Override
    public Process.Factory processes(Setup setup) {
        long timeoutNs = setup.options().durationNs(TIMEOUT);
        WatchOptions options = WatchOptions.of(setup, () -> Patience.fixed(timeoutNs));
        if (timeoutNs <= options.intervalNs()) {
            throw new OptionException(
                    TIMEOUT,
                    "it must be longer than heartbeat-interval, or living nodes are taken for dead all the time");
        }
        return node -> new WatchProcess(options);
    }
}

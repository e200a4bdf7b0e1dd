package io.netsplit.system.membership;

import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Measure;
import io.netsplit.system.Measure.Unit;
import io.netsplit.system.Meter;
import io.netsplit.system.Setup;
import io.netsplit.trace.NodeChange;
import java.util.List;
import java.util.function.ToLongFunction;

/** How quickly rumors come round, and at what cost. */
final class GossipMeter implements Meter {
    private static final String TIME = "spread-time.";
    private static final String ROUNDS = "spread-rounds.";
    private static final String UNSPREAD = "rumors-unspread";
    private static final String KNOWN =
            " of the time from when a rumor was made up until every running node of the first configuration knew it";
    private static final String COUNTED =
            " of the rounds until every running node of the first configuration knew a rumor, those that had begun counted";

    static final List<Measure> MEASURES = List.of(
            new Measure(TIME + "mean", Unit.DURATION, "the mean" + KNOWN),
            new Measure(TIME + "p50", Unit.DURATION, "the median" + KNOWN),
            new Measure(TIME + "p99", Unit.DURATION, "the 99th percentile" + KNOWN),
            new Measure(TIME + "max", Unit.DURATION, "the largest" + KNOWN),
            new Measure(ROUNDS + "mean", Unit.NUMBER, "the mean" + COUNTED),
            new Measure(ROUNDS + "p50", Unit.NUMBER, "the median" + COUNTED),
            new Measure(ROUNDS + "p99", Unit.NUMBER, "the 99th percentile" + COUNTED),
            new Measure(ROUNDS + "max", Unit.NUMBER, "the largest" + COUNTED),
            new Measure(
                    UNSPREAD,
                    Unit.COUNT,
                    "rumors made up in the window that not every running node of the first configuration came to know"),
            MembershipMeter.MESSAGES,
            MembershipMeter.BYTES);

    private final int initialNodes;
    private final long periodNs;
    private final RumorWatch rumors;
    private final MessageLoad load = new MessageLoad();

    GossipMeter(Setup setup) {
        initialNodes = setup.initialNodes();
        periodNs = setup.options().durationNs(GossipOptions.PERIOD);
        rumors = new RumorWatch(initialNodes);
    }

    @Override
    public boolean watchesMessages() {
        return true;
    }

    @Override
    public void messageSent(long timeNs, long id, int from, int to, Message message) {
        load.sent(timeNs, message.sizeBytes());
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        rumors.nodeChanged(timeNs, node, change);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof Learned learned) {
            rumors.learned(timeNs, node, learned.rumor());
        }
    }

    @Override
    public double measure(String name, List<Window> windows) {
        if (name.startsWith(TIME)) {
            return MembershipMeter.statistic(name, sample(windows, one -> one.allNs - one.startNs));
        }
        if (name.startsWith(ROUNDS)) {
            return MembershipMeter.statistic(name, sample(windows, one -> (one.allNs - one.startNs) / periodNs + 1));
        }
        return switch (name) {
            case UNSPREAD ->
                in(windows).stream()
                        .filter(one -> one.allNs == RumorWatch.NEVER)
                        .count();
            case "messages-per-node" -> load.messagesPerSecond(windows) / initialNodes;
            case "bytes-per-node" -> load.bytesPerSecond(windows) / initialNodes;
            default -> throw new IllegalArgumentException("no figure is called '" + name + "'");
        };
    }

    private List<RumorWatch.Spread> in(List<Window> windows) {
        return rumors.all().stream()
                .filter(one -> windows.stream().anyMatch(window -> window.contains(one.startNs)))
                .toList();
    }

    private long[] sample(List<Window> windows, ToLongFunction<RumorWatch.Spread> figure) {
        return in(windows).stream()
                .filter(one -> one.allNs != RumorWatch.NEVER)
                .mapToLong(figure)
                .toArray();
    }
}

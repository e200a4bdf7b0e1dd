package io.netsplit.system.membership;

import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Connectivity;
import io.netsplit.system.Measure;
import io.netsplit.system.Measure.Unit;
import io.netsplit.system.Meter;
import io.netsplit.system.Setup;
import io.netsplit.trace.NodeChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes the figures that all failure detectors have: how quick, how often wrong, at what cost. */
final class MembershipMeter implements Meter {
    private static final String DETECTION = "detection-time.";
    private static final String FIRST = "first-detection-time.";
    private static final String DETECTED =
            " of the time from a node's crash, or its isolation from all others, until every"
                    + " other running node took it for dead (or the share of them that 'detection-share' says)";
    private static final String NOTICED =
            " of the time from a node's crash, or its isolation from all others, until the"
                    + " first other node took it for dead";
    private static final String UNDETECTED = "undetected";
    private static final String FALSE_POSITIVES = "false-positives";
    private static final String FALSE_POSITIVE_RATE = "false-positives.rate";
    private static final String VIEW_CONVERGENCE = "view-convergence";
    static final Measure MESSAGES = new Measure(
            "messages-per-node", Unit.RATE, "messages that a node sent per second, as a mean over the initial nodes");
    static final Measure BYTES = new Measure(
            "bytes-per-node", Unit.RATE, "bytes that a node sent per second, as a mean over the initial nodes");

    static final List<Measure> MEASURES = List.of(
            duration(DETECTION + "mean", "the mean" + DETECTED),
            duration(DETECTION + "p50", "the median" + DETECTED),
            duration(DETECTION + "p99", "the 99th percentile" + DETECTED),
            duration(DETECTION + "max", "the largest" + DETECTED),
            duration(FIRST + "mean", "the mean" + NOTICED),
            duration(FIRST + "p50", "the median" + NOTICED),
            duration(FIRST + "p99", "the 99th percentile" + NOTICED),
            duration(FIRST + "max", "the largest" + NOTICED),
            new Measure(
                    UNDETECTED,
                    Unit.COUNT,
                    "crashes and isolations that were over, or still lasted at the end, before they counted as detected"),
            new Measure(
                    FALSE_POSITIVES,
                    Unit.COUNT,
                    "times that a node took another for dead that was running, if paused, and not cut off from it"),
            new Measure(FALSE_POSITIVE_RATE, Unit.RATE, "false positives of all nodes together per second"),
            duration(
                    VIEW_CONVERGENCE,
                    "time from the start of the window until every running node took exactly those for dead that did not run"),
            MESSAGES,
            BYTES);

    private final int initialNodes;
    private final Connectivity network;
    private final Views views;
    private final Incidents incidents;
    private final MessageLoad load = new MessageLoad();
    private long[] falseNs = new long[16];
    private int falseCount;
    /** Instants at which views came to agree and ceased to, by turns. */
    private final List<Long> agreementNs = new ArrayList<>();

    private MembershipMeter(Setup setup, double share) {
        initialNodes = setup.initialNodes();
        network = setup.connectivity();
        views = new Views(setup.groups().values().stream().mapToInt(List::size).sum());
        incidents = new Incidents(views, network, share);
    }

    static Meter of(Setup setup) {
        return new MembershipMeter(setup, setup.options().share(DetectionShare.NAME));
    }

    private static Measure duration(String name, String meaning) {
        return new Measure(name, Unit.DURATION, meaning);
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
        if (!views.nodeChanged(node, change)) {
            return;
        }
        if (views.runs(node)) {
            incidents.started(node, timeNs);
        } else {
            incidents.crashed(node, timeNs);
        }
        noteAgreement(timeNs);
    }

    @Override
    public void connectivityChanged(long timeNs) {
        incidents.connectivityChanged(timeNs);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (!views.protocol(node, event)) {
            return;
        }
        int member = ((MembershipEvent) event).member();
        if (event instanceof MembershipEvent.Confirmed) {
            if (views.runs(member) && network.connects(node, member)) {
                addFalse(timeNs);
            }
            incidents.believed(member, timeNs);
        }
        noteAgreement(timeNs);
    }

    @Override
    public double measure(String name, List<Window> windows) {
        if (name.startsWith(DETECTION)) {
            return statistic(name, detected(windows));
        }
        if (name.startsWith(FIRST)) {
            return statistic(name, noticed(windows));
        }
        return switch (name) {
            case UNDETECTED ->
                incidents.in(windows).stream()
                        .filter(one -> one.allNs == Incident.NEVER)
                        .count();
            case FALSE_POSITIVES -> falsePositives(windows);
            case FALSE_POSITIVE_RATE -> falsePositives(windows) / seconds(windows);
            case VIEW_CONVERGENCE -> convergence(windows);
            case "messages-per-node" -> load.messagesPerSecond(windows) / initialNodes;
            case "bytes-per-node" -> load.bytesPerSecond(windows) / initialNodes;
            default -> throw new IllegalArgumentException("no figure is called '" + name + "'");
        };
    }

    private long[] detected(List<Window> windows) {
        return incidents.in(windows).stream()
                .filter(one -> one.allNs != Incident.NEVER)
                .mapToLong(one -> one.allNs - one.startNs)
                .toArray();
    }

    private long[] noticed(List<Window> windows) {
        return incidents.in(windows).stream()
                .filter(one -> one.firstNs != Incident.NEVER)
                .mapToLong(one -> one.firstNs - one.startNs)
                .toArray();
    }

    static double statistic(String name, long[] sample) {
        if (sample.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(sample);
        return switch (name.substring(name.indexOf('.') + 1)) {
            case "mean" -> Arrays.stream(sample).average().orElse(Double.NaN);
            case "p50" -> percentile(sample, 0.5);
            case "p99" -> percentile(sample, 0.99);
            case "max" -> sample[sample.length - 1];
            default -> throw new IllegalArgumentException("no statistic is called '" + name + "'");
        };
    }

    /** The smallest value that this share of the sample does not exceed. */
    private static double percentile(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private double falsePositives(List<Window> windows) {
        double count = 0;
        for (int i = 0; i < falseCount; i++) {
            long timeNs = falseNs[i];
            count += windows.stream().anyMatch(window -> window.contains(timeNs)) ? 1 : 0;
        }
        return count;
    }

    private static double seconds(List<Window> windows) {
        return windows.stream().mapToLong(each -> each.endNs() - each.startNs()).sum() / 1e9;
    }

    /** The longest over the windows; infinite where the views did not agree before the end of the run. */
    private double convergence(List<Window> windows) {
        double longest = Double.NaN;
        for (Window window : windows) {
            double timeNs = firstAgreement(window.startNs()) - window.startNs();
            longest = Double.isNaN(longest) ? timeNs : Math.max(longest, timeNs);
        }
        return longest;
    }

    private double firstAgreement(long fromNs) {
        for (int i = 0; i < agreementNs.size(); i += 2) {
            boolean lasts = i + 1 == agreementNs.size() || agreementNs.get(i + 1) > fromNs;
            if (lasts) {
                return Math.max(fromNs, agreementNs.get(i));
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private void noteAgreement(long timeNs) {
        boolean agreed = agreementNs.size() % 2 == 1;
        if (agreed != views.agree()) {
            agreementNs.add(timeNs);
        }
    }

    private void addFalse(long timeNs) {
        if (falseCount == falseNs.length) {
            falseNs = Arrays.copyOf(falseNs, 2 * falseCount);
        }
        falseNs[falseCount++] = timeNs;
    }
}

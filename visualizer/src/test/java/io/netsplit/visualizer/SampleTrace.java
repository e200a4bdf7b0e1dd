package io.netsplit.visualizer;

import io.netsplit.visualizer.model.Finding;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.model.RecordingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Traces for tests, written line by line. {@link #splitBrain} is ten seconds of five nodes and two clients: n1 leads in term 1,
 * is cut off with n2 at 3 s, n5 leads in term 2 from 3.5 s on; the cut heals at 7 s; n3 crashes at 8 s.
 */
public final class SampleTrace {
    public static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final StringBuilder lines = new StringBuilder();
    private long events;
    private long messages;
    private long now;

    public SampleTrace(List<String> nodes, List<String> clients) {
        lines.append("{\"format\":\"netsplit-trace\",\"version\":1,\"engine\":\"0.1.0\",\"scenario\":\"sample\",")
                .append("\"variant\":\"correct\",\"seed\":42,\"duration\":10000000000,\"nodes\":[")
                .append(quoted(nodes))
                .append("],\"clients\":[")
                .append(quoted(clients))
                .append("]}\n");
    }

    public static SampleTrace ofNodes(int count) {
        List<String> names = java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(i -> "n" + i)
                .toList();
        SampleTrace trace = new SampleTrace(names, List.of());
        for (int node = 0; node < count; node++) {
            trace.started(node);
        }
        return trace;
    }

    public static SampleTrace splitBrain() {
        SampleTrace trace = new SampleTrace(List.of("n1", "n2", "n3", "n4", "n5"), List.of("c1", "c2"));
        for (int address = 0; address < 7; address++) {
            trace.started(address);
        }
        for (int node = 0; node < 5; node++) {
            trace.role(node, "follower", 0);
        }
        trace.at(150 * MILLI).role(0, "candidate", 1);
        for (int node = 1; node < 5; node++) {
            trace.message(0, node, "RequestVote", "{\"term\":1}", (1 + node) * MILLI);
        }
        trace.at(170 * MILLI).role(0, "leader", 1);
        for (int node = 1; node < 5; node++) {
            trace.role(node, "follower", 1);
        }
        trace.traffic(0, 200, 3_000, false);
        trace.at(3 * SECOND).line("\"e\":\"fault\",\"name\":\"split\",\"detail\":\"n1 n2 | n3 n4 n5\"");
        trace.traffic(0, 3_010, 3_490, true);
        trace.at(3_490 * MILLI).role(4, "candidate", 2);
        trace.message(4, 2, "RequestVote", "{\"term\":2}", 4 * MILLI);
        trace.message(4, 3, "RequestVote", "{\"term\":2}", 5 * MILLI);
        trace.at(3_500 * MILLI).role(4, "leader", 2);
        trace.traffic(4, 3_510, 7_000, true);
        trace.at(7 * SECOND).line("\"e\":\"heal\",\"name\":\"split\"");
        trace.at(7_020 * MILLI).role(0, "follower", 2);
        trace.traffic(4, 7_050, 8_000, false);
        trace.at(8 * SECOND).line("\"e\":\"fault\",\"name\":\"kill\",\"detail\":\"n3\"");
        trace.node(2, "crashed", "unsynced-writes");
        trace.at(8_200 * MILLI).node(1, "changed", "clock ahead by 250000000 ns, drift 0 ppm");
        trace.at(8_400 * MILLI).node(3, "paused", "");
        trace.traffic(4, 8_500, 9_000, false);
        return trace.at(10 * SECOND);
    }

    public SampleTrace at(long timeNs) {
        now = timeNs;
        return this;
    }

    public SampleTrace started(int address) {
        return node(address, "started", "");
    }

    public SampleTrace node(int address, String change, String detail) {
        return line(
                "\"e\":\"node\",\"node\":" + address + ",\"change\":\"" + change + "\",\"detail\":\"" + detail + "\"");
    }

    public SampleTrace role(int node, String role, long term) {
        return line("\"e\":\"protocol\",\"node\":" + node + ",\"type\":\"role\",\"f\":{\"role\":\"" + role
                + "\",\"term\":" + term + "}");
    }

    /** A node sets a timer now. */
    public SampleTrace timer(int node, String name, long lastsNs) {
        return note("\"e\":\"timer\",\"node\":" + node + ",\"name\":\"" + name + "\",\"due\":" + (now + lastsNs));
    }

    /** It cancels it now. */
    public SampleTrace cancelled(int node, String name) {
        return note("\"e\":\"timer\",\"node\":" + node + ",\"name\":\"" + name + "\"");
    }

    /** A line now that is no event. */
    private SampleTrace note(String rest) {
        lines.append("{\"t\":").append(now).append(',').append(rest).append("}\n");
        return this;
    }

    /** One event now, without its time. */
    public SampleTrace line(String rest) {
        lines.append("{\"t\":").append(now).append(',').append(rest).append("}\n");
        events++;
        return this;
    }

    /** A message that arrives after a while; the time goes on to its arrival. */
    public SampleTrace message(int from, int to, String type, String fields, long tookNs) {
        long id = send(from, to, type, fields);
        now += tookNs;
        return line("\"e\":\"deliver\",\"id\":" + id + ",\"from\":" + from + ",\"to\":" + to);
    }

    public SampleTrace dropped(int from, int to, String type, String why) {
        long id = send(from, to, type, "{}");
        return line("\"e\":\"drop\",\"id\":" + id + ",\"from\":" + from + ",\"to\":" + to + ",\"why\":\"" + why + "\"");
    }

    public long send(int from, int to, String type, String fields) {
        line("\"e\":\"send\",\"id\":" + messages + ",\"from\":" + from + ",\"to\":" + to + ",\"type\":\"" + type
                + "\",\"f\":" + fields);
        return messages++;
    }

    /** A client asks for something now. */
    public SampleTrace invoke(long op, int client, String function, String fields) {
        return line("\"e\":\"invoke\",\"op\":" + op + ",\"process\":" + client + ",\"client\":" + client
                + ",\"function\":\"" + function + "\"" + fields);
    }

    /** It is answered now: ok, fail or info. */
    public SampleTrace complete(long op, String completion, String fields) {
        return line(
                "\"e\":\"complete\",\"op\":" + op + ",\"process\":0,\"completion\":\"" + completion + "\"" + fields);
    }

    /**
     * Three clients and one register: 1 and 2 are written and acknowledged, then 1 is read; one write fails and one has no
     * known end.
     */
    public static SampleTrace staleRead() {
        SampleTrace trace = new SampleTrace(List.of("n1"), List.of("c1", "c2", "c3"));
        trace.at(MILLI).invoke(0, 0, "write", ",\"key\":7,\"input\":1");
        trace.at(5 * MILLI).complete(0, "ok", "");
        trace.at(6 * MILLI).invoke(1, 1, "write", ",\"key\":7,\"input\":2");
        trace.invoke(2, 2, "write", ",\"key\":7,\"input\":9");
        trace.at(8 * MILLI).complete(2, "fail", ",\"error\":\"no leader\"");
        trace.at(9 * MILLI).complete(1, "ok", "");
        trace.invoke(3, 2, "write", ",\"key\":8,\"input\":3");
        trace.at(12 * MILLI).invoke(4, 0, "read", ",\"key\":7");
        trace.at(14 * MILLI).complete(4, "ok", ",\"output\":1");
        trace.at(15 * MILLI).complete(3, "info", ",\"error\":\"timeout\"");
        return trace.at(20 * MILLI);
    }

    /** Two transactions of which each reads what the other one overwrites. */
    public static SampleTrace writeSkew() {
        SampleTrace trace = new SampleTrace(List.of("n1"), List.of("c1", "c2", "c3"));
        trace.at(MILLI).invoke(0, 0, "txn", ",\"input\":[[\"r\",\"x\"],[\"append\",\"y\",1]]");
        trace.invoke(1, 1, "txn", ",\"input\":[[\"r\",\"y\"],[\"append\",\"x\",2]]");
        trace.at(4 * MILLI).complete(0, "ok", ",\"output\":[[\"r\",\"x\",null],[\"append\",\"y\",1]]");
        trace.at(5 * MILLI).complete(1, "ok", ",\"output\":[[\"r\",\"y\",null],[\"append\",\"x\",2]]");
        trace.at(6 * MILLI).invoke(2, 2, "txn", ",\"input\":[[\"r\",\"x\"],[\"r\",\"y\"]]");
        trace.at(7 * MILLI).complete(2, "ok", ",\"output\":[[\"r\",\"x\",[2]],[\"r\",\"y\",[1]]]");
        return trace.at(10 * MILLI);
    }

    /** A leader's rounds, one in 50 ms; while it is cut, what crosses the cut is dropped. */
    private void traffic(int leader, long fromMs, long toMs, boolean cut) {
        int round = 0;
        for (long ms = fromMs; ms < toMs; ms += 50) {
            at(ms * MILLI);
            int client = 5 + round % 2;
            line("\"e\":\"invoke\",\"op\":" + (ms * 10) + ",\"process\":" + client + ",\"client\":" + (client - 5)
                    + ",\"function\":\"write\",\"key\":1,\"input\":" + ms);
            message(client, leader, "Request", "{\"key\":1}", MILLI);
            for (int node = 0; node < 5; node++) {
                boolean crosses = cut && node < 2 != leader < 2;
                if (node != leader && crosses) {
                    dropped(leader, node, "AppendEntries", "partition");
                } else if (node != leader) {
                    message(leader, node, "AppendEntries", "{\"index\":" + round + "}", MILLI);
                }
            }
            line("\"e\":\"protocol\",\"node\":" + leader + ",\"type\":\"committed\",\"f\":{\"index\":" + round
                    + ",\"term\":1}");
            message(leader, client, "Reply", "{}", MILLI);
            line("\"e\":\"complete\",\"op\":" + (ms * 10) + ",\"process\":" + client
                    + ",\"completion\":\"ok\",\"output\":true,\"node\":" + leader);
            round++;
        }
    }

    /** With its end line. */
    public String whole() {
        return lines + "{\"t\":" + now + ",\"e\":\"end\",\"events\":" + events
                + ",\"digest\":\"0\",\"outcome\":\"reached-time\"}\n";
    }

    /** Without its end line. */
    public String cutOff() {
        return lines.toString();
    }

    public Recording read() {
        return read(whole());
    }

    /** The recording of a text; an {@link IllegalStateException} says why it is none. */
    public static Recording read(String text) {
        try {
            Path file = Files.createTempFile("netsplit-sample-", ".trace");
            try {
                Files.writeString(file, text, StandardCharsets.UTF_8);
                return RecordingReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (io.netsplit.trace.TraceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recording with verdicts of all three kinds; one violation at 6 s. */
    public static OpenedRun judged(Recording recording) {
        return new OpenedRun(
                recording,
                "Five nodes are cut 2|3",
                "netsplit replay sample --variant correct --seed 42",
                List.of(
                        new Finding(
                                "invariant one-leader-per-term",
                                Finding.Outcome.PASS,
                                false,
                                -1,
                                "2 checks",
                                List.of()),
                        new Finding(
                                "consistency linearizable",
                                Finding.Outcome.FAIL,
                                false,
                                6 * SECOND,
                                "c2 read 7 at 6 s, but 9 had been acknowledged to c1",
                                List.of()),
                        new Finding(
                                "threshold availability >= 90%",
                                Finding.Outcome.UNKNOWN, false, -1, "no operation", List.of())));
    }

    private static String quoted(List<String> names) {
        return String.join(",", names.stream().map(name -> "\"" + name + "\"").toList());
    }
}

package io.netsplit.visualizer.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.trace.TraceHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is handed out of a run that grows, again and again, is what would be read from the file of a trace that ended there; and it
 * still is when the run is over, though all of it is shared. The trace is long enough to fill several blocks of its columns.
 */
class HandOverTest {
    private static final int NODES = 4;
    private static final int CLIENTS = 2;
    private static final int EVENTS = 14_000;
    private static final int HAND_OVERS = 6;

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<String> lines = new ArrayList<>();
    private final List<int[]> underWay = new ArrayList<>();
    private final List<Integer> asking = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long now;
    private int sent;
    private int asked;

    @TempDir
    Path folder;

    private static TraceHeader header() {
        return new TraceHeader(
                "0.1.0",
                "sample",
                "correct",
                1,
                1_000_000,
                IntStream.range(0, NODES).mapToObj(i -> "n" + i).toList(),
                IntStream.range(0, CLIENTS).mapToObj(i -> "c" + i).toList());
    }

    private static String headerLine() {
        return "{\"format\":\"netsplit-trace\",\"version\":1,\"engine\":\"0.1.0\",\"scenario\":\"sample\","
                + "\"variant\":\"correct\",\"seed\":1,\"duration\":1000000,\"nodes\":"
                + names("n", NODES) + ",\"clients\":" + names("c", CLIENTS) + "}\n";
    }

    private static String names(String letter, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + letter + i + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void everyHandOverIsWhatAFileThatEndsThereHolds() {
        IntStream.range(0, EVENTS).forEach(i -> event());
        LiveRecording live = new LiveRecording(header());
        List<Recording> handedOut = new ArrayList<>();
        List<String> whenHandedOut = new ArrayList<>();
        List<Integer> upTo = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= HAND_OVERS; i++) {
            int to = i == HAND_OVERS ? lines.size() : from + random.nextInt(2 * EVENTS / HAND_OVERS);
            to = Math.min(lines.size(), to);
            byte[] bytes = String.join("", lines.subList(from, to)).getBytes(StandardCharsets.UTF_8);
            live.take(bytes, bytes.length);
            Recording soFar = live.soFar(0, true);
            handedOut.add(soFar);
            whenHandedOut.add(told(soFar));
            upTo.add(to);
            from = to;
        }
        assertThat(handedOut.get(HAND_OVERS - 1).events().count()).isGreaterThan(2 * 4096);
        for (int i = 0; i < HAND_OVERS; i++) {
            String inFile = told(read(upTo.get(i)));
            assertThat(whenHandedOut.get(i).equals(inFile))
                    .as("hand-over %s is what the file holds", i)
                    .isTrue();
            assertThat(told(handedOut.get(i)).equals(inFile))
                    .as("hand-over %s has stayed what it was", i)
                    .isTrue();
            assertThat(handedOut.get(HAND_OVERS - 1).goesOnFrom(handedOut.get(i)))
                    .isTrue();
        }
        assertThat(read(from).goesOnFrom(handedOut.get(HAND_OVERS - 1))).isFalse();
    }

    private Recording read(int upTo) {
        Path file = folder.resolve("upTo" + upTo + ".jsonl");
        try {
            Files.writeString(file, headerLine() + String.join("", lines.subList(0, upTo)));
            return RecordingReader.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more event; now and then time passes, and sometimes a lot of it. */
    private void event() {
        now += random.nextInt(20) == 0 ? random.nextInt(50_000_000) : random.nextInt(3) * 1_000L;
        switch (random.nextInt(40)) {
            case 0 -> role();
            case 1 -> change();
            case 2 -> fault();
            case 3, 4 -> timer();
            case 5, 6, 7 -> ask();
            case 8, 9, 10 -> answer();
            default -> {
                if (underWay.isEmpty() || random.nextInt(2) == 0) {
                    send();
                } else {
                    end();
                }
            }
        }
    }

    private void line(String rest) {
        lines.add("{\"t\":" + now + "," + rest + "}\n");
    }

    private void send() {
        int from = random.nextInt(NODES + CLIENTS);
        int to = random.nextInt(NODES + CLIENTS);
        line("\"e\":\"send\",\"id\":" + sent + ",\"from\":" + from + ",\"to\":" + to + ",\"type\":\"Type"
                + random.nextInt(5) + "\",\"f\":{\"number\":" + sent + "}");
        underWay.add(new int[] {sent, from, to});
        sent++;
    }

    /** Some ends come late, some are drops, and some a second time. */
    private void end() {
        int which = random.nextInt(4) == 0 ? random.nextInt(underWay.size()) : underWay.size() - 1;
        int[] message = underWay.get(which);
        if (random.nextInt(50) != 0) {
            underWay.remove(which);
        }
        String where = "\"id\":" + message[0] + ",\"from\":" + message[1] + ",\"to\":" + message[2];
        line(
                random.nextInt(5) == 0
                        ? "\"e\":\"drop\"," + where + ",\"why\":\"" + (random.nextBoolean() ? "partition" : "loss")
                                + "\""
                        : "\"e\":\"deliver\"," + where);
    }

    private void role() {
        String role = List.of("leader", "follower", "leader", "candidate").get(random.nextInt(4));
        line("\"e\":\"protocol\",\"node\":" + random.nextInt(NODES) + ",\"type\":\"role\",\"f\":{\"role\":\"" + role
                + "\",\"term\":" + random.nextInt(9) + "}");
    }

    private void change() {
        String change = List.of("started", "crashed", "restarted", "paused", "resumed", "changed")
                .get(random.nextInt(6));
        line("\"e\":\"node\",\"node\":" + random.nextInt(NODES + CLIENTS) + ",\"change\":\"" + change
                + "\",\"detail\":\"" + (change.equals("changed") ? "clock ahead by 5 ns" : "") + "\"");
    }

    private void fault() {
        if (faults.size() > 2 || !faults.isEmpty() && random.nextBoolean()) {
            line("\"e\":\"heal\",\"name\":\"" + faults.remove(random.nextInt(faults.size())) + "\"");
        } else {
            String name = "cut" + random.nextInt(3);
            faults.add(name);
            line("\"e\":\"fault\",\"name\":\"" + name + "\",\"detail\":\""
                    + List.of("n0 n1 | n2 n3", "n0 | n1 n2 n3", "n2").get(random.nextInt(3)) + "\"");
        }
    }

    private void timer() {
        String due = random.nextInt(4) == 0 ? "" : ",\"due\":" + (now + random.nextInt(9_000_000));
        line("\"e\":\"timer\",\"node\":" + random.nextInt(NODES) + ",\"name\":\"timer" + random.nextInt(2) + "\""
                + due);
    }

    private void ask() {
        line("\"e\":\"invoke\",\"op\":" + asked + ",\"client\":" + random.nextInt(CLIENTS)
                + ",\"function\":\"write\",\"key\":\"k\",\"input\":" + asked);
        asking.add(asked++);
    }

    private void answer() {
        if (!asking.isEmpty()) {
            int operation = asking.remove(random.nextInt(asking.size()));
            line("\"e\":\"complete\",\"op\":" + operation + ",\"completion\":\"ok\",\"output\":true");
        }
    }

    /** Everything that can be asked of a recording, as one text. */
    private static String told(Recording recording) {
        StringBuilder told = new StringBuilder("until " + recording.endNs() + "\n");
        events(recording, told);
        messages(recording, told);
        for (int address = 0; address < recording.addresses(); address++) {
            address(recording, address, told);
        }
        told.append(recording.faults()).append('\n').append(recording.doubleLeads());
        Operations operations = new Operations(recording);
        for (int operation = 0; operation < operations.count(); operation++) {
            told.append(operations.label(operation)).append(operations.endNs(operation));
            assertThat(operations.of(operations.invokeEvent(operation))).isEqualTo(operation);
        }
        return told.toString();
    }

    private static void events(Recording recording, StringBuilder told) {
        Events events = recording.events();
        for (int event = 0; event < events.count(); event++) {
            told.append(events.timeNs(event)).append(events.kind(event));
            told.append(events.address(event)).append(events.word(event));
            told.append(events.link(event)).append(events.content(event)).append('\n');
        }
    }

    private static void messages(Recording recording, StringBuilder told) {
        Messages messages = recording.messages();
        for (int message = 0; message < messages.count(); message++) {
            told.append(messages.sentNs(message)).append('-').append(messages.endNs(message));
            told.append(messages.type(message)).append(messages.fate(message));
            told.append(messages.from(message)).append(messages.to(message));
            told.append(messages.sendEvent(message))
                    .append(' ')
                    .append(messages.endEvent(message))
                    .append('\n');
        }
        for (int type = 0; type < messages.typeNumbers(); type++) {
            told.append(messages.typeWord(type))
                    .append(messages.betweenNodes(type))
                    .append(' ');
        }
        told.append(messages.betweenNodes());
        for (int part = 0; part <= 10; part++) {
            long at = recording.endNs() / 10 * part;
            told.append("\nunder way at ").append(at).append(':');
            messages.overlapping(at, at, message -> told.append(message).append(' '));
        }
    }

    private static void address(Recording recording, int address, StringBuilder told) {
        told.append('\n').append(recording.name(address)).append(recording.conditions(address));
        if (address < NODES) {
            told.append(recording.beliefs(address));
        }
        Postings postings = recording.postings();
        for (int place = 0; place < postings.count(address); place++) {
            told.append(postings.event(address, place)).append(' ');
        }
        for (int part = 0; part < 500; part++) {
            long from = recording.endNs() / 500 * part;
            long to = from + recording.endNs() / 250;
            told.append(recording.density().sent(address, from, to)).append(',');
            told.append(recording.density().dropped(address, from, to)).append(' ');
            told.append(recording.timers().running(address, from));
        }
    }
}

package io.netsplit.visualizer.session;

import io.netsplit.trace.TraceHeader;
import io.netsplit.visualizer.model.Recording;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A view as a line of text: what somebody pastes into a report of a fault, so that others see what was seen. Times are whole
 * nanoseconds. Which run it is about stands in it too, and which other one it is held against: a link to another run is refused.
 */
public final class Link {
    private static final String PREFIX = "netsplit://view?";

    private Link() {}

    public static String of(Session session) {
        Recording recording = session.recording();
        View view = session.view();
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("scenario", recording.header().scenario());
        parts.put("variant", recording.header().variant());
        parts.put("seed", String.valueOf(recording.header().seed()));
        beside(session).ifPresent(other -> parts.put("beside", other));
        parts.put("pane", view.pane().word());
        parts.put("t", String.valueOf(view.cursorNs()));
        if (view.cursorEvent() != recording.events().lastAt(view.cursorNs())) {
            parts.put("event", String.valueOf(view.cursorEvent()));
        }
        parts.put("from", String.valueOf(view.fromNs()));
        parts.put("to", String.valueOf(view.toNs()));
        selection(view.selection(), parts);
        if (!view.filter().isEmpty()) {
            parts.put("filter", view.filter());
        }
        if (!view.markersNs().isEmpty()) {
            parts.put(
                    "marks",
                    String.join(
                            ",", view.markersNs().stream().map(String::valueOf).toList()));
        }
        flag(parts, "locked", view.locked());
        flag(parts, "quiet", view.quiet());
        flag(parts, "cone", view.cone());
        lanes(view.lanes(), parts);
        StringBuilder link = new StringBuilder(PREFIX);
        parts.forEach((name, value) -> link.append(link.length() == PREFIX.length() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return link.toString();
    }

    /** Shows what the link says; an {@link IllegalArgumentException} says why it cannot. */
    public static void follow(String link, Session session) {
        if (!link.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a link begins with " + PREFIX);
        }
        Map<String, String> parts = parts(link.substring(PREFIX.length()));
        Recording recording = session.recording();
        same(parts, "scenario", recording.header().scenario());
        same(parts, "variant", recording.header().variant());
        same(parts, "seed", String.valueOf(recording.header().seed()));
        sameBeside(parts.get("beside"), beside(session));
        View old = session.view();
        long cursor = time(parts, "t", old.cursorNs(), recording.endNs());
        int last = recording.events().count() - 1;
        int event = (int) number(parts, "event", recording.events().lastAt(cursor), -1, last);
        long from = time(parts, "from", old.fromNs(), recording.endNs());
        long to = time(parts, "to", old.toNs(), recording.endNs());
        if (to <= from) {
            throw new IllegalArgumentException("its range ends before it begins");
        }
        String pane = parts.getOrDefault("pane", old.pane().word());
        String filter = parts.getOrDefault("filter", "");
        Filter.parse(filter);
        View view = new View(
                Pane.of(pane).orElseThrow(() -> new IllegalArgumentException("there is no pane '" + pane + "'")),
                cursor,
                event,
                from,
                to,
                selection(parts.get("select"), recording),
                filter,
                marks(parts.getOrDefault("marks", ""), recording.endNs()),
                parts.containsKey("locked"),
                parts.containsKey("quiet"),
                parts.containsKey("cone"),
                lanes(parts, recording.addresses()));
        session.change(before -> view);
    }

    /** "n1", "message:12", "event:40". */
    public static Selection selection(@Nullable String text, Recording recording) {
        if (text == null || text.isEmpty()) {
            return Selection.NOTHING;
        }
        for (int address = 0; address < recording.addresses(); address++) {
            if (recording.name(address).equals(text)) {
                return new Selection.Node(address);
            }
        }
        String[] parts = text.split(":", 2);
        if (parts.length == 2 && parts[1].matches("\\d{1,9}")) {
            int number = Integer.parseInt(parts[1]);
            if (parts[0].equals("message") && number < recording.messages().count()) {
                return new Selection.Message(number);
            }
            if (parts[0].equals("event") && number < recording.events().count()) {
                return new Selection.Event(number);
            }
            if (parts[0].equals("address") && number < recording.addresses()) {
                return new Selection.Node(number);
            }
        }
        throw new IllegalArgumentException(
                "there is no '" + text + "' to select: give a node's name, message:NUMBER or event:NUMBER");
    }

    private static void selection(Selection selection, Map<String, String> parts) {
        if (selection instanceof Selection.Node node) {
            parts.put("select", "address:" + node.address());
        } else if (selection instanceof Selection.Message message) {
            parts.put("select", "message:" + message.message());
        } else if (selection instanceof Selection.Event event) {
            parts.put("select", "event:" + event.event());
        }
    }

    private static void lanes(Lanes lanes, Map<String, String> parts) {
        flag(parts, "order", lanes.byOrder());
        if (!lanes.hidden().isEmpty()) {
            parts.put("hidden", joined(lanes.hidden(), ","));
        }
        if (!lanes.folds().isEmpty()) {
            parts.put(
                    "folded",
                    joined(lanes.folds().stream().map(fold -> joined(fold, ",")).toList(), "/"));
        }
    }

    private static String joined(List<?> all, String between) {
        return String.join(between, all.stream().map(String::valueOf).toList());
    }

    private static Lanes lanes(Map<String, String> parts, int addresses) {
        Lanes lanes = Lanes.USUAL
                .withOrder(parts.containsKey("order"))
                .withHidden(addresses("hidden", parts.getOrDefault("hidden", ""), addresses));
        String folded = parts.getOrDefault("folded", "");
        for (String fold : folded.isEmpty() ? new String[0] : folded.split("/", -1)) {
            lanes = lanes.withFold(addresses("folded", fold, addresses));
        }
        return lanes;
    }

    private static List<Integer> addresses(String name, String text, int count) {
        List<Integer> all = new ArrayList<>();
        for (String one : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            all.add((int) number(name, one, 0, count - 1));
        }
        return all;
    }

    private static void flag(Map<String, String> parts, String name, boolean set) {
        if (set) {
            parts.put(name, "yes");
        }
    }

    private static Map<String, String> parts(String query) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    /** The run beside, by variant and seed; none where it is a branch of this one, or this one again. */
    private static Optional<String> beside(Session session) {
        String here = named(session.recording());
        return session.beside().map(beside -> named(beside.other().recording())).filter(other -> !other.equals(here));
    }

    private static String named(Recording recording) {
        TraceHeader header = recording.header();
        return header.scenario() + ", " + header.variant() + ", seed " + header.seed();
    }

    private static void sameBeside(@Nullable String there, Optional<String> here) {
        if (there != null && !here.equals(Optional.of(there))) {
            throw new IllegalArgumentException("it shows another run beside this one (" + there + "), and "
                    + here.map(other -> "beside it is " + other).orElse("there is none: name it with --beside"));
        }
    }

    private static void same(Map<String, String> parts, String name, String here) {
        String there = parts.getOrDefault(name, here);
        if (!there.equals(here)) {
            throw new IllegalArgumentException(
                    "it is about " + name + " " + there + ", and this run's " + name + " is " + here);
        }
    }

    private static List<Long> marks(String text, long endNs) {
        List<Long> marks = new ArrayList<>();
        for (String mark : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            marks.add(number("marks", mark, 0, endNs));
        }
        marks.sort(null);
        return marks;
    }

    private static long time(Map<String, String> parts, String name, long otherwise, long endNs) {
        return number(parts, name, otherwise, 0, endNs);
    }

    private static long number(Map<String, String> parts, String name, long otherwise, long min, long max) {
        String text = parts.get(name);
        return text == null ? otherwise : number(name, text, min, max);
    }

    private static long number(String name, String text, long min, long max) {
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + name + "' is no whole number: " + text);
        }
        throw new IllegalArgumentException("'" + name + "' lies outside of the run: " + text);
    }
}

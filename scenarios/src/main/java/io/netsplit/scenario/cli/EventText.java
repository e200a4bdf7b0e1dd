package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.FieldText;
import io.netsplit.trace.TraceEvent;
import io.netsplit.trace.TraceHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event of a trace as one line: when, what, where, and what it says. */
final class EventText {
    private static final int REMEMBERED_MAX = 100_000;

    private final TraceHeader header;
    private final FieldText names;
    private final Map<Long, String> messages = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };
    private final Map<Long, String> operations = new LinkedHashMap<>();

    EventText(TraceHeader header) {
        this.header = header;
        this.names = new FieldText(header.nodes(), header.clients());
    }

    /** The line; every event of the trace must pass through here, because some lines speak of earlier events. */
    String line(TraceEvent event) {
        note(event);
        String line = text(event);
        forget(event);
        return line;
    }

    /** Nothing more will be said of what this event has ended. */
    void forget(TraceEvent event) {
        if (event instanceof TraceEvent.OperationCompleted completed) {
            operations.remove(completed.index());
        }
    }

    /** Remembers what later lines speak of; who needs no line of an event calls this instead. */
    void note(TraceEvent event) {
        if (event instanceof TraceEvent.MessageSent sent) {
            messages.put(sent.id(), sent.type() + fields(sent.fields()));
        } else if (event instanceof TraceEvent.OperationInvoked invoked) {
            operations.put(invoked.index(), client(invoked.client()) + " " + asked(invoked));
        }
    }

    /** The line of an event that may follow the ones that have passed through here, of which nothing is remembered. */
    String text(TraceEvent event) {
        String time = String.format(Locale.ROOT, "%12.6f s  ", event.timeNs() / 1e9);
        if (event instanceof TraceEvent.MessageSent sent) {
            return time + what("send") + route(sent.from(), sent.to()) + sent.type() + fields(sent.fields());
        }
        if (event instanceof TraceEvent.MessageDelivered delivered) {
            String changed =
                    delivered.type().isEmpty() ? "" : " changed to " + delivered.type() + fields(delivered.fields());
            return time + what("deliver") + route(delivered.from(), delivered.to()) + type(delivered.id()) + changed;
        }
        if (event instanceof TraceEvent.MessageDropped dropped) {
            return time + what("lost") + route(dropped.from(), dropped.to()) + message(dropped.id()) + " ("
                    + dropped.why() + ")";
        }
        return time + other(event);
    }

    /** True for what changes the picture: faults, nodes, roles; not the steady traffic. */
    static boolean isMilestone(TraceEvent event) {
        return event instanceof TraceEvent.FaultStarted
                || event instanceof TraceEvent.FaultEnded
                || event instanceof TraceEvent.NodeChanged
                || event instanceof TraceEvent.Protocol protocol
                        && protocol.type().equals("role");
    }

    private String other(TraceEvent event) {
        if (event instanceof TraceEvent.FaultStarted fault) {
            return what("fault") + place("") + fault.name() + " begins: " + fault.detail();
        }
        if (event instanceof TraceEvent.FaultEnded fault) {
            return what("fault") + place("") + fault.name() + " ends";
        }
        if (event instanceof TraceEvent.NodeChanged node) {
            String detail = node.detail().isEmpty() ? "" : ": " + node.detail();
            return what("node") + place(header.name(node.node())) + node.change() + detail;
        }
        if (event instanceof TraceEvent.Protocol protocol) {
            return protocol(protocol);
        }
        if (event instanceof TraceEvent.OperationInvoked invoked) {
            return what("invoke") + place(client(invoked.client())) + "#" + invoked.index() + " " + asked(invoked);
        }
        return completed((TraceEvent.OperationCompleted) event);
    }

    private static String asked(TraceEvent.OperationInvoked event) {
        return event.function() + word(event.key()) + word(event.input());
    }

    private String protocol(TraceEvent.Protocol event) {
        if (event.type().equals("role")) {
            List<String> words = new ArrayList<>();
            event.fields()
                    .forEach((name, value) ->
                            words.add(name.equals("role") ? String.valueOf(value) : name + " " + value));
            return what("role") + place(header.name(event.node())) + String.join(", ", words);
        }
        return what("event") + place(header.name(event.node())) + event.type() + fields(event.fields());
    }

    private String completed(TraceEvent.OperationCompleted event) {
        String asked = operations.getOrDefault(event.index(), "?");
        int space = asked.indexOf(' ');
        String client = space < 0 ? asked : asked.substring(0, space);
        String output = event.output() == null ? "" : " → " + event.output();
        String error = event.error().isEmpty() ? "" : " (" + event.error() + ")";
        String by = event.node() < 0 ? "" : ", answered by " + header.name(event.node());
        return what("complete") + place(client) + "#" + event.index() + asked.substring(Math.max(0, space)) + ": "
                + event.completion() + output + error + by;
    }

    /** What was sent is in the line of its sending; here the kind is enough. */
    private String type(long id) {
        String text = message(id);
        return text.startsWith("message ") || !text.contains(" ") ? text : text.substring(0, text.indexOf(' '));
    }

    private String message(long id) {
        return messages.getOrDefault(id, "message " + id);
    }

    /** Clients are numbered by themselves, not by their addresses. */
    private String client(int number) {
        return number >= 0 && number < header.clients().size()
                ? header.clients().get(number)
                : "c" + (number + 1);
    }

    private String route(int from, int to) {
        return place(header.name(from) + " → " + header.name(to));
    }

    private static String what(String word) {
        return word + " ".repeat(Math.max(1, 10 - word.length()));
    }

    private static String place(String name) {
        return name + " ".repeat(Math.max(1, 12 - name.length()));
    }

    private static String word(@Nullable Object value) {
        return value == null ? "" : " " + value;
    }

    private String fields(Map<String, Object> fields) {
        return fields.isEmpty() ? "" : " " + names.of(fields);
    }
}

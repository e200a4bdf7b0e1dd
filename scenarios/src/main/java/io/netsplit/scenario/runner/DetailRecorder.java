package io.netsplit.scenario.runner;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.run.RunResult;
import io.netsplit.scenario.report.FieldText;
import io.netsplit.scenario.result.MessageView;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.RunDetail.Mark;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.Observer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keeps the messages of a short window, and the protocol's landmarks over the whole run. */
final class DetailRecorder implements Observer {
    private static final int MOST_MARKS = 500;
    private static final int MOST_OF_A_WHOLE_RUN = 200_000;

    private record Sent(long id, int from, int to, String type, Map<String, Object> fields, long sentNs) {}

    private record Ended(long timeNs, String fate) {}

    private record Landmark(long timeNs, int node, String type, Map<String, Object> fields) {}

    private final long fromNs;
    private final long toNs;
    private final List<String> landmarkTypes;
    private final int mostMessages;
    private final List<Sent> sent = new ArrayList<>();
    private final Map<Long, Ended> ended = new LinkedHashMap<>();
    private final List<Landmark> landmarks = new ArrayList<>();
    private int leftOut;

    DetailRecorder(long fromNs, long toNs, List<String> landmarkTypes) {
        this(fromNs, toNs, landmarkTypes, RunDetail.MAX_MESSAGES);
    }

    private DetailRecorder(long fromNs, long toNs, List<String> landmarkTypes, int mostMessages) {
        this.fromNs = fromNs;
        this.toNs = toNs;
        this.landmarkTypes = landmarkTypes;
        this.mostMessages = mostMessages;
    }

    /** One for a run that takes place once, before anybody knows which window will be drawn. */
    static DetailRecorder ofAll(List<String> landmarkTypes) {
        return new DetailRecorder(0, Long.MAX_VALUE, landmarkTypes, MOST_OF_A_WHOLE_RUN);
    }

    /** What it holds of this window, as if only that had been recorded. */
    DetailRecorder of(Focus focus) {
        DetailRecorder window = new DetailRecorder(focus.fromNs(), focus.toNs(), landmarkTypes);
        for (Sent one : sent) {
            boolean inside = one.sentNs >= focus.fromNs() && one.sentNs <= focus.toNs();
            if (inside && window.sent.size() < RunDetail.MAX_MESSAGES) {
                window.sent.add(one);
                window.ended.put(one.id, ended.getOrDefault(one.id, new Ended(-1, "under-way")));
            } else if (inside) {
                window.leftOut++;
            }
        }
        window.landmarks.addAll(landmarks);
        return window;
    }

    @Override
    public void messageSent(long timeNs, long id, int from, int to, Message message) {
        if (timeNs < fromNs || timeNs > toNs) {
            return;
        }
        if (sent.size() >= mostMessages) {
            leftOut++;
            return;
        }
        Line line = new Line();
        message.describe(line);
        sent.add(new Sent(id, from, to, message.type(), line.fields, timeNs));
        ended.put(id, new Ended(-1, "under-way"));
    }

    @Override
    public void messageDelivered(long timeNs, long id, int from, int to, Message message) {
        ended.computeIfPresent(id, (known, end) -> end.timeNs < 0 ? new Ended(timeNs, "delivered") : end);
    }

    @Override
    public void messageDropped(long timeNs, long id, int from, int to, Message message, DropReason reason) {
        String fate = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        ended.computeIfPresent(id, (known, end) -> end.timeNs < 0 ? new Ended(timeNs, fate) : end);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (landmarks.size() < MOST_MARKS && landmarkTypes.contains(event.type())) {
            Line line = new Line();
            event.describe(line);
            landmarks.add(new Landmark(timeNs, node, event.type(), line.fields));
        }
    }

    List<MessageView> messages(RunResult run) {
        FieldText names = new FieldText(run.nodes(), run.clients());
        return sent.stream().map(one -> view(run, names, one)).toList();
    }

    int leftOut() {
        return leftOut;
    }

    List<Mark> marks(RunResult run) {
        FieldText names = new FieldText(run.nodes(), run.clients());
        return landmarks.stream()
                .map(one -> new Mark(one.timeNs, run.name(one.node), one.type, names.of(one.fields)))
                .toList();
    }

    private MessageView view(RunResult run, FieldText names, Sent one) {
        Ended end = ended.getOrDefault(one.id, new Ended(-1, "under-way"));
        String text = names.of(one.fields);
        return new MessageView(
                one.id, run.name(one.from), run.name(one.to), one.type, text, one.sentNs, end.timeNs, end.fate);
    }

    /** Keeps fields as they are told. */
    private static final class Line implements Fields {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        @Override
        public Fields put(String name, long value) {
            fields.put(name, value);
            return this;
        }

        @Override
        public Fields put(String name, boolean value) {
            fields.put(name, value);
            return this;
        }

        @Override
        public Fields put(String name, String value) {
            fields.put(name, value);
            return this;
        }
    }
}

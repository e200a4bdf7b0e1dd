package io.netsplit.history.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Events that are maps, of EDN or of JSON: one vector (array, list) of them, or one behind the other. Other keys than those
 * of an event are read over.
 */
final class MapEvents implements EventReader {
    /** More than a hundred years: no clock that counts nanoseconds, in whatever epoch, says more. */
    private static final long TIME_MAX_NS = Long.MAX_VALUE / 2;

    private final Bytes in;
    private final Forms forms;
    private boolean begun;
    private int close = Bytes.END;

    MapEvents(Bytes in, Forms forms) {
        this.in = in;
        this.forms = forms;
    }

    @Override
    public boolean next(Event event) throws IOException {
        if (!begun) {
            begin();
        }
        int c = forms.space();
        while (c == '#') {
            in.skip();
            skipTag();
            c = forms.space();
        }
        if (c == close) {
            return end();
        }
        if (c != '{') {
            throw in.error("expected an operation, which is a map and begins with '{', not " + Forms.shown(c));
        }
        event.clear(in.line());
        in.skip();
        fields(event);
        return true;
    }

    private void begin() throws IOException {
        begun = true;
        int c = forms.space();
        if (c == '[' || c == '(') {
            in.skip();
            close = c == '[' ? ']' : ')';
        }
    }

    /** An operation may say of which type it is, as {@code #jepsen.history.Op{…}}; {@code #_} leaves out what follows. */
    private void skipTag() throws IOException {
        if (in.peek() == '_') {
            in.skip();
            forms.value();
        } else {
            forms.word();
        }
    }

    private boolean end() throws IOException {
        if (close != Bytes.END) {
            in.skip();
            close = Bytes.END;
            int c = forms.space();
            if (c != Bytes.END) {
                throw in.error("expected nothing behind the end of the operations, not " + Forms.shown(c));
            }
        }
        return false;
    }

    private void fields(Event event) throws IOException {
        for (int c = forms.space(); c != '}'; c = forms.space()) {
            if (c == Bytes.END) {
                throw in.error("expected '}', but the text ends here");
            }
            Object name = forms.value();
            if (forms.space() == '}') {
                throw in.error("'" + Excerpt.of(name) + "' has no value");
            }
            field(event, name, forms.value());
        }
        in.skip();
    }

    private void field(Event event, @Nullable Object name, @Nullable Object value) throws IOException {
        if (!(name instanceof String word)) {
            return;
        }
        switch (word) {
            case "process" -> event.process = value;
            case "type" -> event.type = value;
            case "f" -> event.function = value;
            case "value" -> event.value = value;
            case "error" -> event.error = value;
            case "time" -> event.timeNs = time(value);
            case "key" -> {
                event.key = value;
                event.hasKey = true;
            }
            default -> {}
        }
    }

    private long time(@Nullable Object value) throws IOException {
        if (value == null) {
            return Event.NO_TIME;
        }
        if (value instanceof Long time && time >= 0 && time <= TIME_MAX_NS) {
            return time;
        }
        throw in.error("expected the time in nanoseconds, a whole number from 0 on, not " + Excerpt.of(value));
    }
}

package io.netsplit.history.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Events of one line each: process, type, function, value, and at times an error, with blanks or tabs between them. In a log
 * something else stands before the process, and lines without any event stand between those with one.
 */
final class LineEvents implements EventReader {
    private static final String LOGGER = "jepsen.util";
    private static final int LINE_MAX = 1 << 26;

    private final Bytes in;
    private final Words words;
    private final boolean log;
    private byte[] line = new byte[1 << 10];
    private int length;
    private long number;

    LineEvents(Bytes in, Words words, HistoryFormat format) {
        this.in = in;
        this.words = words;
        this.log = format == HistoryFormat.JEPSEN_LOG;
    }

    @Override
    public boolean next(Event event) throws IOException {
        while (in.peek() != Bytes.END) {
            readLine();
            int type = EventLine.typeAt(line, 0, length);
            if (type >= 0) {
                fill(event, type);
                return true;
            }
            checkWithoutEvent(event);
        }
        return false;
    }

    private void readLine() throws IOException {
        number = in.line();
        length = 0;
        for (int c = in.next(); c != '\n' && c != Bytes.END; c = in.next()) {
            if (length == line.length) {
                if (length >= LINE_MAX) {
                    throw in.error("a line of more than " + LINE_MAX + " bytes");
                }
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) c;
        }
    }

    private void checkWithoutEvent(Event event) throws IOException {
        boolean blank = EventLine.processEnd(line, 0, length) == 0;
        if (!blank && (!log || isOfTheLogger())) {
            event.clear(number);
            throw event.error("expected a process, a type (:invoke, :ok, :fail or :info), a function and a value, as "
                    + "'0 :invoke :write 3'");
        }
    }

    private boolean isOfTheLogger() {
        for (int i = 0; i < length; i++) {
            if (line[i] == 'j' && EventLine.startsWith(line, i, length, LOGGER)) {
                return true;
            }
        }
        return false;
    }

    private void fill(Event event, int type) throws IOException {
        event.clear(number);
        event.process = process(type);
        Bytes rest = new Bytes(line, type, length, number);
        Forms forms = Forms.edn(rest, words);
        event.type = forms.value();
        if (forms.space() == Bytes.END) {
            throw rest.error("expected a function behind the type, as ':invoke :write 3'");
        }
        event.function = forms.value();
        if (forms.space() != Bytes.END) {
            event.value = forms.value();
        }
        if (forms.space() != Bytes.END) {
            int from = rest.offset();
            event.error = new String(line, from, length - from, StandardCharsets.UTF_8).strip();
        }
    }

    /** The word before the type: a number, or the name of a process, as ":nemesis". */
    private @Nullable Object process(int type) throws IOException {
        int end = EventLine.processEnd(line, 0, type);
        int start = EventLine.processStart(line, 0, end);
        if (start == end) {
            return null;
        }
        return Forms.edn(new Bytes(line, start, end, number), words).value();
    }
}

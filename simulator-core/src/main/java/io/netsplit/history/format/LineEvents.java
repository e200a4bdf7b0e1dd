package io.netsplit.history.format;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Events of one line each: process, type, function, value, and at times an error, with blanks or tabs between them. In a log
 * something else stands before the process, and lines without any event stand between those with one.
 */
final class LineEvents implements EventReader {
    private static final String[] TYPES = {"invoke", "ok", "fail", "info"};
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
            int type = typeAt();
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

    /** Where the colon of the type stands, or -1 where there is none. */
    private int typeAt() {
        for (int i = 0; i < length; i++) {
            if (line[i] == ':' && (i == 0 || isBlank(line[i - 1])) && isType(i + 1)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isType(int from) {
        for (String type : TYPES) {
            int end = from + type.length();
            if (startsWith(type, from) && (end == length || isBlank(line[end]))) {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(String text, int from) {
        if (from + text.length() > length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (line[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private void checkWithoutEvent(Event event) throws IOException {
        event.clear(number);
        int first = 0;
        while (first < length && isBlank(line[first])) {
            first++;
        }
        if (first == length) {
            return;
        }
        if (!log || isOfTheLogger()) {
            throw event.error("expected a process, its step (:invoke, :ok, :fail or :info), a function and a value, as "
                    + "'0 :invoke :write 3'");
        }
    }

    private boolean isOfTheLogger() {
        for (int i = 0; i < length; i++) {
            if (line[i] == 'j' && startsWith(LOGGER, i)) {
                return true;
            }
        }
        return false;
    }

    private void fill(Event event, int type) throws IOException {
        event.clear(number);
        event.process = process(type);
        Bytes rest = new Bytes(Arrays.copyOfRange(line, type, length), length - type, number);
        Forms forms = Forms.edn(rest, words);
        event.type = forms.value();
        if (forms.space() == Bytes.END) {
            throw event.error("expected a function behind the step, as ':invoke :write 3'");
        }
        event.function = forms.value();
        if (forms.space() != Bytes.END) {
            event.value = forms.value();
        }
        if (forms.space() != Bytes.END) {
            event.error = forms.value();
        }
    }

    /** The word before the type: a number, or the name of a process, as ":nemesis". */
    private @Nullable Object process(int type) throws IOException {
        int end = type;
        while (end > 0 && isBlank(line[end - 1])) {
            end--;
        }
        int start = end;
        while (start > 0 && !isBlank(line[start - 1])) {
            start--;
        }
        if (start == end) {
            return null;
        }
        return Forms.edn(new Bytes(Arrays.copyOfRange(line, start, end), end - start, number), words)
                .value();
    }
}

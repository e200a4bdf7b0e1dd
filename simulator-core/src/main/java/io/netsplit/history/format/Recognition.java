package io.netsplit.history.format;

import io.netsplit.history.HistoryFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Knows a format by the first bytes of a history. */
final class Recognition {
    private static final String TYPE = "(invoke|ok|fail|info)\\b";
    private static final Pattern EDN = Pattern.compile(":type[\\s,]+:" + TYPE + "|\\A\\[\\s*\\]");
    private static final Pattern JSON = Pattern.compile("\"type\"\\s*:\\s*\"" + TYPE);
    private static final Pattern OWN = Pattern.compile("\\A\\{[^\\n]*\"(function|invoked|completion)\"\\s*:");
    private static final Pattern STORE = Pattern.compile("\\A[^}]*:key\\s");
    private static final Pattern STORE_FUNCTION = Pattern.compile("\\A[^}]*:f\\s+:(get|put|append|delete)\\b");

    private Recognition() {}

    /** @throws HistoryFormatException where the head is empty, is no text, or is of no format */
    static HistoryFormat of(byte[] head) throws HistoryFormatException {
        checkText(head);
        String data = withoutComments(new String(head, StandardCharsets.UTF_8));
        if (OWN.matcher(data).find()) {
            return HistoryFormat.NETSPLIT;
        }
        if (beginsAsData(data)) {
            if (EDN.matcher(data).find()) {
                boolean store = STORE.matcher(data).find()
                        && STORE_FUNCTION.matcher(data).find();
                return store ? HistoryFormat.PORCUPINE_KV : HistoryFormat.JEPSEN_EDN;
            }
            if (JSON.matcher(data).find()) {
                return HistoryFormat.JEPSEN_JSON;
            }
        }
        return ofLines(head)
                .orElseThrow(() -> new HistoryFormatException(
                        0,
                        "is no history in a format that is known" + " here (" + formats() + "); --format names one"));
    }

    private static String formats() {
        return Arrays.stream(HistoryFormat.values()).map(HistoryFormat::word).collect(Collectors.joining(", "));
    }

    static void checkText(byte[] head) throws HistoryFormatException {
        String wrapping = wrapping(head);
        if (!wrapping.isEmpty()) {
            throw new HistoryFormatException(0, wrapping);
        }
        boolean blank = true;
        for (byte b : head) {
            if (b == 0) {
                throw new HistoryFormatException(0, "is not text, but binary data");
            }
            blank &= EventLine.isBlank(b) || b == '\n';
        }
        if (blank) {
            throw new HistoryFormatException(0, "is empty");
        }
    }

    /** What a file is that may hold a history within, by its first bytes, and what to do with it; else empty. */
    private static String wrapping(byte[] head) {
        if (begins(head, 0x1f, 0x8b)) {
            return "is compressed by gzip; unpack it, as by 'gunzip -c FILE | netsplit check-history -'";
        }
        if (begins(head, 'P', 'K', 3, 4)) {
            return "is a zip archive; unpack it, and name the folder";
        }
        if (begins(head, 0x28, 0xb5, 0x2f, 0xfd)) {
            return "is compressed by zstd; unpack it, as by 'zstd -dc FILE | netsplit check-history -'";
        }
        boolean utf16 = begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff) || everySecondIsZero(head);
        return utf16 ? "is text in UTF-16, but expected UTF-8; 'iconv -f UTF-16 -t UTF-8 FILE' converts it" : "";
    }

    private static boolean begins(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** As in letters of one byte that are written as two. */
    private static boolean everySecondIsZero(byte[] head) {
        if (head.length < 4 || (head[0] == 0) == (head[1] == 0)) {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            if ((head[i] == 0) != (head[i % 2] == 0)) {
                return false;
            }
        }
        return true;
    }

    /** A vector, a list or a map; a tag or what is to be discarded, but no heading of a text. */
    private static boolean beginsAsData(String data) {
        return !data.isEmpty()
                && ("{[(".indexOf(data.charAt(0)) >= 0
                        || data.length() > 1
                                && data.charAt(0) == '#'
                                && (data.charAt(1) == '_' || Character.isLetter(data.charAt(1))));
    }

    private static String withoutComments(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == ',' || Character.isWhitespace(c)) {
                at++;
            } else {
                break;
            }
        }
        return text.substring(at);
    }

    /** The first line with an event decides: in a log, something stands before its process. */
    private static Optional<HistoryFormat> ofLines(byte[] head) {
        boolean first = true;
        for (int from = 0; from < head.length; ) {
            int end = from;
            while (end < head.length && head[end] != '\n') {
                end++;
            }
            int type = EventLine.typeAt(head, from, end);
            if (type >= 0) {
                int processEnd = EventLine.processEnd(head, from, type);
                int process = EventLine.processStart(head, from, processEnd);
                if (EventLine.isProcess(head, process, processEnd)) {
                    boolean alone = first && EventLine.processEnd(head, from, process) == from;
                    return Optional.of(alone ? HistoryFormat.JEPSEN_TEXT : HistoryFormat.JEPSEN_LOG);
                }
            }
            first &= EventLine.processEnd(head, from, end) == from;
            from = end + 1;
        }
        return Optional.empty();
    }
}

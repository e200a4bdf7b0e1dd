package io.netsplit.history.format;

import io.netsplit.history.HistoryFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Knows a format by the first bytes of a history. */
final class Recognition {
    private static final String TYPE = ":(invoke|ok|fail|info)\\b";
    private static final Pattern LOG =
            Pattern.compile("(?m)^\\S.*\\s(\\d+|:?nemesis)\\s+" + TYPE + "|\\bjepsen\\.util\\b");
    private static final Pattern TEXT = Pattern.compile("(?m)^\\s*(\\d+|:?nemesis)\\s+" + TYPE);
    private static final Pattern EDN_COMMENT = Pattern.compile("\\A(\\s*;[^\\n]*\\n|[\\s,]+)*");
    private static final Pattern JSON = Pattern.compile("\"type\"\\s*:\\s*\"(invoke|ok|fail|info)\"");
    private static final Pattern OWN = Pattern.compile("\\A\\{[^\\n]*\"(function|invoked|completion)\"\\s*:");
    private static final Pattern EDN = Pattern.compile(":type[\\s,]+" + TYPE + "|\\A\\[\\s*\\]");
    private static final Pattern STORE = Pattern.compile("\\A[^}]*:key\\s");
    private static final Pattern STORE_FUNCTION = Pattern.compile("\\A[^}]*:f\\s+:(get|put|append|delete)\\b");

    private Recognition() {}

    /** @throws HistoryFormatException where the head is empty, is no text, or is of no format */
    static HistoryFormat of(byte[] head) throws HistoryFormatException {
        checkText(head);
        String text = new String(head, StandardCharsets.UTF_8);
        String data = EDN_COMMENT.matcher(text).replaceFirst("");
        if (OWN.matcher(data).find()) {
            return HistoryFormat.NETSPLIT;
        }
        if (!data.isEmpty() && "{[(#".indexOf(data.charAt(0)) >= 0) {
            if (EDN.matcher(data).find()) {
                boolean store = STORE.matcher(data).find()
                        && STORE_FUNCTION.matcher(data).find();
                return store ? HistoryFormat.PORCUPINE_KV : HistoryFormat.JEPSEN_EDN;
            }
            if (JSON.matcher(data).find()) {
                return HistoryFormat.JEPSEN_JSON;
            }
        }
        if (TEXT.matcher(text).lookingAt()) {
            return HistoryFormat.JEPSEN_TEXT;
        }
        if (LOG.matcher(text).find()) {
            return HistoryFormat.JEPSEN_LOG;
        }
        throw new HistoryFormatException(
                0,
                "is a history in no format that is known here: "
                        + Arrays.stream(HistoryFormat.values())
                                .map(HistoryFormat::word)
                                .collect(Collectors.joining(", "))
                        + "; --format names one");
    }

    static void checkText(byte[] head) throws HistoryFormatException {
        if (head.length == 0) {
            throw new HistoryFormatException(0, "is empty");
        }
        for (byte b : head) {
            if (b == 0) {
                throw new HistoryFormatException(0, "is not text, but binary data");
            }
        }
    }
}

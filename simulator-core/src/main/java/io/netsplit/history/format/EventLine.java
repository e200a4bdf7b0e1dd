package io.netsplit.history.format;

/** Finds the parts of a line that holds an event: a process, blanks, the colon and the word of its type. */
final class EventLine {
    private static final String[] TYPES = {"invoke", "ok", "fail", "info"};

    private EventLine() {}

    /** Where the colon of the type stands in {@code text} from {@code from} to {@code end}, or -1 where there is none. */
    static int typeAt(byte[] text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (text[i] == ':' && (i == from || isBlank(text[i - 1])) && isType(text, i + 1, end)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isType(byte[] text, int from, int end) {
        for (String type : TYPES) {
            int behind = from + type.length();
            if (startsWith(text, from, end, type) && (behind == end || isBlank(text[behind]))) {
                return true;
            }
        }
        return false;
    }

    static boolean startsWith(byte[] text, int from, int end, String word) {
        if (from + word.length() > end) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Behind the last byte of the process, which stands before the type. */
    static int processEnd(byte[] text, int from, int type) {
        int end = type;
        while (end > from && isBlank(text[end - 1])) {
            end--;
        }
        return end;
    }

    /** The first byte of the process that ends so; the same where there is none. */
    static int processStart(byte[] text, int from, int processEnd) {
        int start = processEnd;
        while (start > from && !isBlank(text[start - 1])) {
            start--;
        }
        return start;
    }

    /** True where a number or the nemesis stands there. */
    static boolean isProcess(byte[] text, int start, int end) {
        int word = start < end && text[start] == ':' ? start + 1 : start;
        if (end - word == Event.NEMESIS.length() && startsWith(text, word, end, Event.NEMESIS)) {
            return true;
        }
        for (int i = start; i < end; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return start < end;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }
}

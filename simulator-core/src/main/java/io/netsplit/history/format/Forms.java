package io.netsplit.history.format;

import io.netsplit.history.HistoryFormatException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of EDN (the notation of Clojure's data) or of JSON from bytes. Whole numbers become {@link Long}; strings,
 * keywords, symbols, characters and other numbers {@link String}; vectors, lists and sets {@link List}; maps lists of their
 * pairs. Sets and maps are sorted, so that equal ones are equal lists. Unknown tags are read over, and so is what a tag
 * describes where that is no value, as {@code #object[…]}.
 */
final class Forms {
    private static final int DEPTH_MAX = 64;
    private static final int TOKEN_MAX = 1 << 24;
    private static final Object DISCARDED = new Object();

    private final Bytes in;
    private final boolean json;
    private final Words words;
    private byte[] token = new byte[256];
    private int length;

    private Forms(Bytes in, boolean json, Words words) {
        this.in = in;
        this.json = json;
        this.words = words;
    }

    static Forms edn(Bytes in, Words words) {
        return new Forms(in, false, words);
    }

    static Forms json(Bytes in, Words words) {
        return new Forms(in, true, words);
    }

    /** Skips white space and comments; answers the byte behind, which is not taken. */
    int space() throws IOException {
        while (true) {
            int c = in.peek();
            if (c == ';' && !json) {
                skipLine();
            } else if (c == ' ' || c == '\n' || c == ',' || c == '\t' || c == '\r' || c == '\f' || c == ':' && json) {
                in.skip();
            } else {
                return c;
            }
        }
    }

    private void skipLine() throws IOException {
        for (int c = in.peek(); c != '\n' && c != Bytes.END; c = in.peek()) {
            in.skip();
        }
    }

    /** The next value. */
    @Nullable
    Object value() throws IOException {
        return value(0);
    }

    private @Nullable Object value(int depth) throws IOException {
        Object value = form(depth);
        while (value == DISCARDED) {
            value = form(depth);
        }
        return value;
    }

    private @Nullable Object form(int depth) throws IOException {
        if (depth > DEPTH_MAX) {
            throw in.error("more than " + DEPTH_MAX + " values within each other");
        }
        int c = space();
        return switch (c) {
            case Bytes.END -> throw in.error("expected a value, but the text ends here");
            case '"' -> string();
            case '[' -> list(']', depth);
            case '{' -> map(depth);
            default -> json ? atom(c) : onlyEdn(c, depth);
        };
    }

    private @Nullable Object onlyEdn(int c, int depth) throws IOException {
        return switch (c) {
            case ':' -> {
                in.skip();
                yield word();
            }
            case '(' -> list(')', depth);
            case '#' -> {
                in.skip();
                yield dispatch(depth);
            }
            case '\\' -> character();
            case '^' -> {
                in.skip();
                value(depth + 1);
                yield value(depth + 1);
            }
            default -> atom(c);
        };
    }

    /** What begins with #, which is taken. */
    private @Nullable Object dispatch(int depth) throws IOException {
        return switch (in.peek()) {
            case '_' -> {
                in.skip();
                value(depth + 1);
                yield DISCARDED;
            }
            case '{' -> sorted(list('}', depth));
            case '"' -> string();
            case '#' -> {
                in.skip();
                yield word();
            }
            case ':' -> {
                in.skip();
                word();
                yield value(depth + 1);
            }
            default -> tagged(word(), depth);
        };
    }

    private @Nullable Object tagged(String tag, int depth) throws IOException {
        Object value = value(depth + 1);
        boolean isPair = endsWith(tag, "tuple") || endsWith(tag, "MapEntry");
        if (isPair && value instanceof List<?> list && list.size() == 2) {
            return new Tuple(list.get(0), list.get(1));
        }
        return tag.equals("object") ? "#object" : value;
    }

    private static boolean endsWith(String tag, String name) {
        return tag.regionMatches(true, tag.length() - name.length(), name, 0, name.length());
    }

    private List<@Nullable Object> list(char close, int depth) throws IOException {
        in.skip();
        List<@Nullable Object> list = new ArrayList<>(4);
        for (int c = space(); c != close; c = space()) {
            if (c == Bytes.END) {
                throw in.error("expected '" + close + "', but the text ends here");
            }
            Object element = form(depth + 1);
            if (element != DISCARDED) {
                list.add(element);
            }
        }
        in.skip();
        return Collections.unmodifiableList(list);
    }

    private List<@Nullable Object> map(int depth) throws IOException {
        List<@Nullable Object> flat = list('}', depth);
        if (flat.size() % 2 != 0) {
            throw in.error("a map that ends here has a key without a value");
        }
        List<@Nullable Object> pairs = new ArrayList<>(flat.size() / 2);
        for (int i = 0; i < flat.size(); i += 2) {
            pairs.add(Collections.unmodifiableList(Arrays.asList(flat.get(i), flat.get(i + 1))));
        }
        return sorted(pairs);
    }

    private static List<@Nullable Object> sorted(List<@Nullable Object> elements) {
        List<@Nullable Object> sorted = new ArrayList<>(elements);
        sorted.sort(Forms::compare);
        return Collections.unmodifiableList(sorted);
    }

    /** Numbers before all else. */
    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Long first) {
            return b instanceof Long second ? Long.compare(first, second) : -1;
        }
        return b instanceof Long ? 1 : String.valueOf(a).compareTo(String.valueOf(b));
    }

    private String character() throws IOException {
        in.skip();
        length = 0;
        if (in.peek() != Bytes.END) {
            put(in.next());
        }
        while (!isDelimiter(in.peek())) {
            put(in.next());
        }
        return text();
    }

    /** The word from the next byte on, which may be empty: a keyword, a tag, or the name of a column. */
    String word() throws IOException {
        length = 0;
        while (!isDelimiter(in.peek())) {
            put(in.next());
        }
        return text();
    }

    private @Nullable Object atom(int c) throws IOException {
        if (isDelimiter(c) || c < ' ') {
            throw in.error("expected a value, not " + shown(c));
        }
        long line = in.line();
        long column = in.column();
        String word;
        if (c >= '0' && c <= '9' || c == '-' || c == '+') {
            Long number = digits();
            if (number != null) {
                return number;
            }
            word = text();
            if (length > 1 || json) {
                return Numbers.value(word, line, column);
            }
        } else {
            word = word();
        }
        return switch (word) {
            case "nil" -> null;
            case "null" -> json ? null : word;
            case "true" -> true;
            case "false" -> false;
            default -> symbol(word, line, column);
        };
    }

    private String symbol(String word, long line, long column) throws HistoryFormatException {
        if (json) {
            throw new HistoryFormatException(line, column, "expected a value of JSON, not " + word);
        }
        return word;
    }

    /** The number that stands here, or null with its text in {@link #token} where it is none of up to 18 digits. */
    private @Nullable Long digits() throws IOException {
        length = 0;
        long number = 0;
        boolean plain = true;
        for (int c = in.peek(); !isDelimiter(c); c = in.peek()) {
            plain &= c >= '0' && c <= '9' || length == 0;
            if (c >= '0' && c <= '9') {
                number = number * 10 + (c - '0');
            }
            put(c);
            in.skip();
        }
        boolean signed = token[0] == '-' || token[0] == '+';
        if (!plain || length > 18 || signed && length == 1) {
            return null;
        }
        return token[0] == '-' ? -number : number;
    }

    private String string() throws IOException {
        in.skip();
        length = 0;
        for (int c = in.next(); c != '"'; c = in.next()) {
            if (c == Bytes.END) {
                throw in.error("a string is not closed before the text ends");
            }
            if (c == '\\') {
                escape();
            } else {
                put(c);
            }
        }
        return text();
    }

    private void escape() throws IOException {
        int c = in.next();
        switch (c) {
            case 'n' -> put('\n');
            case 'r' -> put('\r');
            case 't' -> put('\t');
            case 'b' -> put('\b');
            case 'f' -> put('\f');
            case '"', '\\', '/' -> put(c);
            case 'u' -> unicode();
            default -> throw in.error("a string has no escape '\\" + (c < ' ' ? "" : (char) c) + "'");
        }
    }

    /** A character beyond the first 65,536 is written as two halves, one behind the other. */
    private void unicode() throws IOException {
        int value = hexadecimal();
        if (Character.isHighSurrogate((char) value)) {
            boolean more = in.next() == '\\' && in.next() == 'u';
            int low = more ? hexadecimal() : 0;
            if (!more || !Character.isLowSurrogate((char) low)) {
                throw in.error("expected the second half of a character, as \\udc00");
            }
            value = Character.toCodePoint((char) value, (char) low);
        } else if (Character.isLowSurrogate((char) value)) {
            throw in.error("the second half of a character without the first");
        }
        for (byte b : Character.toString(value).getBytes(StandardCharsets.UTF_8)) {
            put(b & 0xff);
        }
    }

    private int hexadecimal() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(in.next(), 16);
            if (digit < 0) {
                throw in.error("expected four hexadecimal digits");
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private String text() throws IOException {
        try {
            return words.word(token, length);
        } catch (CharacterCodingException e) {
            throw in.error("expected text in UTF-8");
        }
    }

    private void put(int c) throws IOException {
        if (length == token.length) {
            if (length >= TOKEN_MAX) {
                throw in.error("a word or a string of more than " + TOKEN_MAX + " bytes");
            }
            token = Arrays.copyOf(token, 2 * length);
        }
        token[length++] = (byte) c;
    }

    private boolean isDelimiter(int c) {
        return switch (c) {
            case Bytes.END, ' ', '\n', '\r', '\t', '\f', ',', '(', ')', '[', ']', '{', '}', '"', ';' -> true;
            case ':' -> json;
            default -> false;
        };
    }

    static String shown(int c) {
        if (c == Bytes.END) {
            return "the end of the text";
        }
        return c > ' ' && c < 127 ? "'" + (char) c + "'" : "byte " + c;
    }
}

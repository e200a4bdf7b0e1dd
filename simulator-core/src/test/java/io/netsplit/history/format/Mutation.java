package io.netsplit.history.format;

import io.netsplit.random.Prng;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Breaks text in one to four places: bytes, words and lines are changed, left out, doubled and moved. */
final class Mutation {
    private static final String[] WORDS = {
        "nil",
        "null",
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        "\"",
        ":",
        "#",
        "#_",
        ";",
        "\\",
        "^",
        ",",
        "-",
        "0",
        "-1",
        "1e9",
        "1/2",
        "99999999999999999999",
        "9223372036854775807",
        ":invoke",
        ":ok",
        ":fail",
        ":info",
        ":nemesis",
        ":timed-out",
        "[1 2]",
        "[1 [2 3]]",
        "[7 nil]",
        "true",
        "\t",
        "\r",
        "\u00fc",
        "\0",
        "{:a}",
        "#object[x]",
        "\\u12",
        "\"time\":-5,",
        ":time 3 ",
        ":value ",
        ":process ",
        ":key 4 ",
        "\"op\":3",
        "{\"expected\":1}",
        "#jepsen.independent/tuple [1 2]",
        "##NaN"
    };

    private Mutation() {}

    static byte[] of(byte[] whole, Prng random) {
        byte[] broken = whole;
        for (int times = 1 + random.nextInt(4); times > 0 && broken.length > 0; times--) {
            broken = once(broken, random);
        }
        return broken;
    }

    private static byte[] once(byte[] bytes, Prng random) {
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(12));
        byte[] word = WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> replaced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(bytes, at, to, new byte[0]);
            case 2 -> replaced(bytes, at, at, word);
            case 3 -> replaced(bytes, at, to, word);
            case 4 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 5 -> lines(bytes, random);
            case 6 -> digits(bytes, at, random);
            default -> Arrays.copyOf(bytes, at);
        };
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(by);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    /** Another number in place of the next one. */
    private static byte[] digits(byte[] bytes, int from, Prng random) {
        byte[] changed = bytes.clone();
        int at = from;
        while (at < changed.length && (changed[at] < '0' || changed[at] > '9')) {
            at++;
        }
        if (at < changed.length) {
            changed[at] = (byte) ('0' + random.nextInt(10));
        }
        return changed;
    }

    /** One line is left out, doubled, or changes its place with another. */
    private static byte[] lines(byte[] bytes, Prng random) {
        // Each byte is a character of this encoding, so that nothing else changes.
        List<String> lines = new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(one);
            case 1 -> lines.add(other, lines.get(one));
            default -> Collections.swap(lines, one, other);
        }
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }
}

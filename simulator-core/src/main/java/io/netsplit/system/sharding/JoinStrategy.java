package io.netsplit.system.sharding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How rows come together that refer to each other. */
enum JoinStrategy {
    /** A router asks for both rows of one pair. */
    ROWS,
    /** Every server sends each row of both tables to the server that its reference hashes to. */
    SHUFFLE,
    /** Every server sends its rows of the table that is referred to to all others. */
    BROADCAST;

    private final String word = name().toLowerCase(Locale.ROOT);

    static List<String> words() {
        return Arrays.stream(values()).map(each -> each.word).toList();
    }

    static JoinStrategy of(String word) {
        return values()[words().indexOf(word)];
    }

    /** True where a query joins all rows of both tables. */
    boolean joinsTables() {
        return this != ROWS;
    }
}

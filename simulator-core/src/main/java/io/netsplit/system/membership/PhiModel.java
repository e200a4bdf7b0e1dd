package io.netsplit.system.membership;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the intervals between heartbeats are taken to be distributed like. */
enum PhiModel {
    NORMAL,
    EXPONENTIAL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(PhiModel::word).toList();
    }

    static PhiModel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

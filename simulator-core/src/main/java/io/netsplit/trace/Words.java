package io.netsplit.trace;

import io.netsplit.history.Completion;
import java.util.Locale;

/** The words of a trace for the constants of the code: lower-case, with hyphens. */
final class Words {
    private static final String[] DROPS = words(DropReason.values());
    private static final String[] CHANGES = words(NodeChange.values());
    private static final String[] COMPLETIONS = words(Completion.values());

    private Words() {}

    static String of(DropReason reason) {
        return DROPS[reason.ordinal()];
    }

    static String of(NodeChange change) {
        return CHANGES[change.ordinal()];
    }

    static String of(Completion completion) {
        return COMPLETIONS[completion.ordinal()];
    }

    private static String[] words(Enum<?>[] constants) {
        String[] words = new String[constants.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = constants[i].name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return words;
    }
}

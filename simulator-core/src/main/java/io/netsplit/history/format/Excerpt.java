package io.netsplit.history.format;

import org.jspecify.annotations.Nullable;

/** Values as far as an error message shows them. */
final class Excerpt {
    private static final int LENGTH_MAX = 60;

    private Excerpt() {}

    static String of(@Nullable Object value) {
        String text = value == null ? "nil" : value.toString();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LENGTH_MAX); i++) {
            shown.append(Character.isISOControl(text.charAt(i)) ? ' ' : text.charAt(i));
        }
        return text.length() > LENGTH_MAX ? shown + "…" : shown.toString();
    }
}

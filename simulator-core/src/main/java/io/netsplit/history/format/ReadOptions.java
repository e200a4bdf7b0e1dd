package io.netsplit.history.format;

import org.jspecify.annotations.Nullable;

/**
 * What a reader of histories is told about its input; null leaves it to the input.
 *
 * @param format how the history is written; null recognises it by its content
 * @param failedCas what a failed cas means; null takes the format's convention, see {@link HistoryFormat#failedCas}
 */
public record ReadOptions(
        @Nullable HistoryFormat format, @Nullable FailedCas failedCas) {
    /** Everything is left to the input. */
    public static final ReadOptions DEFAULT = new ReadOptions(null, null);

    /** The same, for input in this format. */
    public ReadOptions withFormat(HistoryFormat known) {
        return new ReadOptions(known, failedCas);
    }

    /** The same, with this meaning of a failed cas. */
    public ReadOptions withFailedCas(FailedCas meaning) {
        return new ReadOptions(format, meaning);
    }

    FailedCas failedCasIn(HistoryFormat recognised) {
        return failedCas == null ? recognised.failedCas() : failedCas;
    }
}

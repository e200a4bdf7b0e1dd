package io.netsplit.scenario.assertion;

import io.netsplit.check.transaction.Anomaly;
import io.netsplit.check.transaction.AnomalyKind;

/** An anomaly in one sentence, with its name in the literature and in plain words. */
public final class AnomalyText {
    private AnomalyText() {}

    /** "G2-item (write skew): #1 of c2 read …". */
    public static String of(Anomaly anomaly) {
        AnomalyKind kind = anomaly.kind();
        return kind.word() + " (" + kind.meaning() + "): " + anomaly.sentence();
    }
}

package io.netsplit.check.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories whose verdict is known, written down anew in the notation of {@link Transactions}. */
class KnownTransactionsTest {
    private static final List<IsolationLevel> LEVELS = List.of(
            IsolationLevel.READ_UNCOMMITTED,
            IsolationLevel.READ_COMMITTED,
            IsolationLevel.SNAPSHOT_ISOLATION,
            IsolationLevel.REPEATABLE_READ,
            IsolationLevel.SERIALIZABLE);

    private static List<IsolationLevel> levels(String text) {
        Map<String, IsolationLevel> words = new LinkedHashMap<>();
        List.of("RU", "RC", "SI", "RR", "SER").forEach(word -> words.put(word, LEVELS.get(words.size())));
        return List.of(text.split(" ")).stream()
                .filter(word -> !word.equals("none"))
                .map(words::get)
                .toList();
    }

    private static void hold(TransactionVerdict verdict, String anomalies, String satisfied) {
        List<String> found = verdict.anomalies().stream()
                .map(one -> one.kind().word().replace(' ', '-'))
                .toList();
        assertThat(found).containsAll(anomalies.equals("none") ? List.of() : List.of(anomalies.split(" ")));
        List<IsolationLevel> holding = LEVELS.stream().filter(verdict::holds).toList();
        assertThat(holding).isEqualTo(levels(satisfied));
        assertThat(LEVELS.stream().filter(level -> !verdict.violates(level)).toList())
                .isEqualTo(holding);
    }

    /** Adya 1999; Berenson et al. 1995; Fekete, O'Neil and O'Neil 2004. The order of all versions is known. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            G0                  ; wx1 wy1 | wx2 wy2                         ; x1,2 y2,1 ; G0                    ; none
            G1a                 ; wx1! | rx1                                ; x         ; G1a                   ; RU
            G1b                 ; wx1 wx2 | rx1                             ; x2        ; G1b                   ; RU
            G1c                 ; wx1 ry2 | wy2 rx1                         ; x1 y2     ; G1c                   ; RU
            P4 lost update      ; rx0 wx1 | rx0 wx2                         ; x1,2      ; G-single lost-update  ; RU RC
            G-single read skew  ; rx0 ry2 | wx1 wy2                         ; x1 y2     ; G-single              ; RU RC
            G2-item write skew  ; rx0 ry0 wx1 | rx0 ry0 wy2                 ; x1 y2     ; G2-item               ; RU RC SI
            long fork           ; wx1 | wy2 | rx1 ry0 | rx0 ry2             ; x1 y2     ; G-nonadjacent G2-item ; RU RC
            read-only anomaly   ; ry0 wy20 | rx0 ry0 wx-11 | rx0 ry20       ; x-11 y20  ; G2-item               ; RU RC SI
            serializable        ; rx0 wx1 | rx1 wx2 | rx2                   ; x1,2      ; none                  ; RU RC SI RR SER
            two readers         ; wx1 wy1 | rx0 ry0 | rx1 ry1               ; x1 y1     ; none                  ; RU RC SI RR SER
            G-nonadjacent       ; wx1 | rx1 ry0 | wy1 | ry1 rx0             ; x1 y1     ; G-nonadjacent G2-item ; RU RC
            """)
    void litmusHistoryHasItsVerdict(String name, String history, String orders, String anomalies, String satisfied) {
        Map<Object, List<Object>> known = new LinkedHashMap<>();
        for (String order : orders.split(" ")) {
            List<Object> values = new ArrayList<>();
            for (String value : order.substring(1).split(",")) {
                if (!value.isEmpty()) {
                    values.add(Long.valueOf(value));
                }
            }
            known.put(order.substring(0, 1), values);
        }
        hold(TransactionChecker.check(Transactions.of(history, false), 0L, known), anomalies, satisfied);
    }

    /**
     * The example of Kingsbury and Alvaro's paper (VLDB 2020); the history of Elle's test of what snapshot isolation lets
     * through (list_append_test, intermediate-sequential-extension-test, jepsen-io/elle at ccdee6fa); its issue 30 as
     * elle-cli's test.sh judges it (ligurio/elle-cli at 0e3fd6ea).
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            Elle's paper        ; ap1 ap3 ap4 aq2 aq3 aq4 aq5 as1 as2 | aq8 rp1,3,4 | as4 rq2,3,4,5,8 rs1,2,4 rp1,3,4 | at10 rp1,3,4 rq2,3,4,5 as3 ; G-single ; RU RC
            SI without G-single ; a92 | a81 r9 | r6 r8 a95 | a62 r92 ; G2-item ; RU RC SI
            Elle's issue 30     ; a42 a55 | r2 r3 a40 | a31 a24 r4 | a28 | a37 a410 ; G2-item ; RU RC SI
            """)
    void listHistoryHasElleVerdict(String name, String history, String anomalies, String satisfied) {
        hold(TransactionChecker.check(Transactions.of(history, false), null), anomalies, satisfied);
    }

    /** Jepsen's long fork over groups of three keys, with the writes that its reads tell of; elle-cli's register example. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            long fork    ; w01 | w11 | w21 | r01 r11 r20 | r21 r01 r10 ; G-nonadjacent ; RU RC
            garbage read ; wx2 | rx3 | rx2                             ; garbage-read  ; none
            """)
    void registerHistoryHasItsVerdict(String name, String history, String anomalies, String satisfied) {
        TransactionVerdict verdict = TransactionChecker.check(Transactions.of(history, false), 0L);
        hold(verdict, anomalies, satisfied);
    }
}

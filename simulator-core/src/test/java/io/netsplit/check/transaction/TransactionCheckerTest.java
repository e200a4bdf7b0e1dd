package io.netsplit.check.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The anomalies of Adya (MIT 1999) and of Kingsbury and Alvaro (VLDB 2020), and what is left of isolation with each. */
class TransactionCheckerTest {
    private static String kinds(TransactionVerdict verdict) {
        return verdict.anomalies().stream().map(found -> found.kind().word()).collect(Collectors.joining(", "));
    }

    private static String strongest(TransactionVerdict verdict) {
        return verdict.strongest().stream().map(IsolationLevel::word).collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            dirty write             ; ax1 ay1 | ax2 ay2 | rx1,2 ry2,1        ; G0              ;
            aborted read            ; ax1! | rx1                             ; G1a             ; read uncommitted
            dirty update            ; ax1! | ax2 | rx1,2                     ; G1a, dirty update ; read uncommitted
            intermediate read       ; ax1 ax2 | rx1 | rx1,2                  ; G1b, G-single    ; read uncommitted
            circular information    ; ax1 ry2 | ay2 rx1                      ; G1c             ; read uncommitted
            incompatible order      ; ax1 | ax2 | rx1,2 | rx2,1              ; incompatible order ; read uncommitted
            garbage read            ; ax1 | rx9                              ; garbage read    ;
            not its own append      ; ax1 rx                                 ; internal        ; read committed
            lost update             ; rx ax1 | rx ax2 | rx1,2                ; lost update, G-single ; read committed
            read skew               ; rx ry2 | ax1 ay2 | rx1                 ; G-single        ; read committed
            write skew              ; rx ry ax1 | rx ry ay2 | rx1 | ry2      ; G2-item         ; snapshot isolation
            long fork               ; ax1 | ay2 | rx1 ry | rx ry2            ; G-nonadjacent, G2-item ; read committed
            read-only anomaly       ; ry ay1 | rx ry ax1 | rx ry1 | rx1      ; G2-item         ; snapshot isolation
            appends that nobody read ; rx ay1 | ry ax1                   ; G2-item         ; snapshot isolation
            one after the other     ; rx ax1 | rx1 ax2 | rx1,2               ; -               ; strict serializable
            seen though unknown     ; ax1? | rx1 ax2 | rx1,2                 ; -               ; strict serializable
            unknown and unseen      ; ax1? | rx                              ; -               ; strict serializable
            """)
    void listHistoryShowsItsAnomaly(String name, String history, String anomalies, String level) {
        TransactionVerdict verdict = TransactionChecker.check(Transactions.of(history, false), null);
        assertThat(kinds(verdict)).isEqualTo(anomalies == null ? "" : anomalies);
        assertThat(strongest(verdict)).isEqualTo(level == null ? "" : level);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            aborted read         ; wx1! | rx1                     ; G1a                    ; read uncommitted
            circular information ; wx1 ry2 | wy2 rx1              ; G1c                    ; read uncommitted
            lost update          ; rx0 wx1 | rx0 wx2              ; lost update, G2-item   ; read committed
            read skew            ; rx0 ry2 | wx1 wy2              ; G-single               ; read committed
            write skew           ; rx0 ry0 wx1 | rx0 ry0 wy2      ; G2-item                ; snapshot isolation
            long fork            ; wx1 | wy2 | rx1 ry0 | rx0 ry2  ; G-nonadjacent, G2-item ; read committed
            cyclic versions      ; rx1 wx2 | rx2 wx1              ; G0, cyclic versions, G1c ; -
            not its own write    ; wx1 rx0                        ; internal               ; read committed
            one after the other  ; rx0 wx1 | rx1 wx2 | rx2        ; -                      ; strict serializable
            """)
    void registerHistoryShowsItsAnomaly(String name, String history, String anomalies, String level) {
        TransactionVerdict verdict = TransactionChecker.check(Transactions.of(history, false), 0L);
        assertThat(kinds(verdict)).isEqualTo(anomalies == null ? "" : anomalies);
        assertThat(strongest(verdict)).isEqualTo(level == null ? "" : level);
    }

    @Test
    void knownOrderShowsWhatNobodyRead() {
        History history = Transactions.of("wx1 wy1 | wx2 wy2", false);
        Map<Object, List<Object>> orders = new LinkedHashMap<>();
        orders.put("x", List.of(1L, 2L));
        orders.put("y", List.of(2L, 1L));
        assertThat(kinds(TransactionChecker.check(history, 0L, orders))).isEqualTo("G0");
        assertThat(kinds(TransactionChecker.check(history, 0L))).isEmpty();
    }

    @Test
    void staleReadIsSerializableButNotStrictly() {
        TransactionVerdict verdict = TransactionChecker.check(Transactions.of("ax1 | rx | rx1", true), null);
        assertThat(kinds(verdict)).isEqualTo("real time");
        assertThat(strongest(verdict)).isEqualTo("serializable");
        assertThat(verdict.anomalies().get(0).sentence())
                .isEqualTo("#1 of c2 read x in its first state, which #0 of c1 replaced by 1;"
                        + " #0 of c1 had ended before #1 of c2 began: so each of them must come before itself");
    }

    @Test
    void serialExecutionsOfAnyMixAreStrictlySerializable() {
        for (int seed = 1; seed <= 300; seed++) {
            TransactionVerdict verdict = TransactionChecker.check(serial(Prng.of(seed, "serial"), 60, false), null);
            assertThat(strongest(verdict))
                    .as("seed %d: %s", seed, kinds(verdict))
                    .isEqualTo("strict serializable");
        }
    }

    @Test
    void snapshotsWithoutConflictChecksLoseUpdates() {
        int caught = 0;
        for (int seed = 1; seed <= 50; seed++) {
            TransactionVerdict verdict = TransactionChecker.check(serial(Prng.of(seed, "stale"), 60, true), null);
            caught += verdict.violates(IsolationLevel.SERIALIZABLE) ? 1 : 0;
        }
        assertThat(caught).isGreaterThan(25);
    }

    @Test
    void hundredThousandTransactionsAreJudgedWithoutGivingUp() {
        TransactionVerdict verdict = TransactionChecker.check(serial(Prng.of(1, "long"), 100_000, false), null);
        assertThat(verdict.transactions()).isEqualTo(100_000);
        assertThat(strongest(verdict)).isEqualTo("strict serializable");
    }

    /** Transactions one at a time on lists that are cut off at 20 elements; {@code stale}: now and then a read misses one. */
    private static History serial(Prng random, int count, boolean stale) {
        Map<Long, List<Object>> lists = new LinkedHashMap<>();
        List<Operation> operations = new ArrayList<>();
        long nextKey = 5;
        for (int i = 0; i < count; i++) {
            List<Object> steps = new ArrayList<>();
            for (int step = 0; step < 1 + random.nextInt(4); step++) {
                long key = nextKey - 1 - random.nextInt(5);
                List<Object> list = lists.computeIfAbsent(key, absent -> new ArrayList<>());
                if (random.nextInt(2) == 0) {
                    long element = 10L * i + step;
                    list.add(element);
                    steps.add(List.of("append", key, element));
                } else {
                    boolean misses = stale && steps.isEmpty() && list.size() > 1 && random.nextInt(4) == 0;
                    steps.add(List.of("r", key, List.copyOf(list.subList(0, list.size() - (misses ? 1 : 0)))));
                }
                nextKey += list.size() >= 20 && key == nextKey - 5 ? 1 : 0;
            }
            Operation operation = new Operation(i, i % 10, "txn", null, steps, 10L * i);
            operation.complete(Completion.OK, steps, 10L * i + 5, "");
            operations.add(operation);
        }
        return History.of(operations);
    }
}

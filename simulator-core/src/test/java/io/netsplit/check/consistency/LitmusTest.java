package io.netsplit.check.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shapes by which memory models are told apart, with the verdicts of Bouajjani and others (POPL 2017, figure 3), of
 * Ahamad and others (1995) and of the literature on weak memory.
 */
class LitmusTest {
    private static final List<Level> LEVELS =
            List.of(Level.SEQUENTIAL, Level.WEAK_CAUSAL, Level.CAUSAL, Level.CAUSAL_CONVERGENCE, Level.PRAM);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            each prefers the other's write         ; wx1 rx2 | wx2 rx1                             ; n y y n y
            own write hides what came before       ; wz1 wx1 wy1 | wx2 rz0 ry1 rx2                 ; n y n y n
            a write that comes back                ; wx1 | wx2 rx1 rx2                             ; n y n n n
            both miss the other's second write     ; wx1 ry0 wy1 rx1 | wx2 ry0 wy2 rx2             ; n y y y y
            effect seen before its cause           ; wx1 wy1 | ry1 wx2 | rx2 rx1                   ; n n n n y
            store buffering                        ; wx1 ry0 | wy1 rx0                             ; n y y y y
            message passing with a lost message    ; wx1 wy1 | ry1 rx0                             ; n n n n n
            message passing                        ; wx1 wy1 | ry1 rx1                             ; y y y y y
            load buffering                         ; rx1 wy1 | ry1 wx1                             ; n n n n y
            independent reads, independent writes  ; wx1 | wy1 | rx1 ry0 | ry1 rx0                 ; n y y y y
            write to read causality                ; wx1 | rx1 wy1 | ry1 rx0                       ; n n n n y
            causality over three                   ; wx1 wy1 | ry1 wz1 | rz1 rx0                   ; n n n n y
            two writes each, in opposite orders    ; wx1 wy2 | wy1 wx2 | rx2 rx1 | ry2 ry1         ; n y y n y
            one writer's order seen reversed       ; wx1 wx2 | rx2 rx1                             ; n n n n n
            two readers disagree                   ; wx1 | wx2 | rx1 rx2 | rx2 rx1                 ; n y y n y
            own write not read                     ; wx1 rx0                                       ; n n n n n
            own older write read                   ; wx1 wx2 rx1                                   ; n n n n n
            back to the beginning                  ; wx1 | rx1 rx0                                 ; n n n n n
            overwritten by its reader              ; wx1 | rx1 wx2 | rx2 rx1                       ; n n n n y
            causal but in no single order          ; wx1 wx3 | rx1 wx2 | rx1 rx3 rx2 | rx1 rx2 rx3 ; n y y n y
            a stale read by another                ; wx1 | rx0                                     ; y y y y y
            a read of one's own later write        ; rx1 wx1                                       ; n n n n n
            a read of what nobody wrote            ; wx1 | rx7                                     ; n n n n n
            a write that may have happened         ; wx1? wy1 | rx1 ry0                            ; y y y y y
            a write that nobody need have made     ; wx1? rx0                                      ; y y y y y
            its session goes on behind it          ; wy1 wx1? | rx1 ry0                            ; n n n n n
            """)
    void shapeHasItsVerdict(String name, String history, String verdicts) {
        ConsistencyChecker checker = new ConsistencyChecker(Sessions.of(history), 0L);
        List<String> found = new ArrayList<>();
        for (Level level : LEVELS) {
            found.add(checker.judge(level).finding() == Finding.HOLDS ? "y" : "n");
            assertThat(checker.judge(level).finding()).isNotEqualTo(Finding.UNKNOWN);
        }
        assertThat(String.join(" ", found)).isEqualTo(verdicts);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            own write not read           ; wx1 rx0                   ; READ_YOUR_WRITES
            own older write read         ; wx1 wx2 rx1               ; READ_YOUR_WRITES
            back to what was there       ; wx1 | rx1 wx2 rx1         ; READ_YOUR_WRITES
            back to the beginning        ; wx1 | rx1 rx0             ; MONOTONIC_READS
            writer's order reversed      ; wx1 wx2 | rx2 rx1         ; MONOTONIC_READS
            there and back               ; wx1 | wx2 | rx1 rx2 rx1   ; MONOTONIC_READS
            message passing              ; wx1 wy1 | ry1 rx0         ; MONOTONIC_WRITES
            an older one of the writer   ; wx1 wx2 wy1 | ry1 rx1     ; MONOTONIC_WRITES
            write to read causality      ; wx1 | rx1 wy1 | ry1 rx0   ; WRITES_FOLLOW_READS
            overwritten by its reader    ; wx1 | rx1 wx2 | rx2 rx1   ; WRITES_FOLLOW_READS
            older than what was read     ; wx1 wx2 | rx2 wy1 | ry1 rx1 ; WRITES_FOLLOW_READS
            """)
    void brokenGuaranteeIsTheOneNamed(String name, String history, Level broken) {
        ConsistencyChecker checker = new ConsistencyChecker(Sessions.of(history), 0L);
        List<Level> found = new ArrayList<>();
        for (Level level : List.of(
                Level.READ_YOUR_WRITES, Level.MONOTONIC_READS, Level.MONOTONIC_WRITES, Level.WRITES_FOLLOW_READS)) {
            if (checker.judge(level).finding() == Finding.VIOLATED) {
                found.add(level);
            }
        }
        assertThat(found).containsExactly(broken);
    }
}

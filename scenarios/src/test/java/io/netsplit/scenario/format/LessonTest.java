package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.model.Lesson;
import io.netsplit.scenario.format.word.LessonPane;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Captions of a scenario. */
class LessonTest {
    private static ParseResult read(String lesson) {
        return new ScenarioReader().read("lesson.yaml", """
                netsplit: 1
                name: x
                run: { duration: 10s, seeds: [4, 5] }
                topology: { nodes: 3 }
                system: { protocol: raft }
                workload: { type: register }
                variants: { one: {}, two: { run: { duration: 20s } } }
                assertions: [{ invariant: log-matching }]
                """ + lesson);
    }

    private static List<String> errors(String lesson) {
        return read(lesson).diagnostics().stream().map(Diagnostic::message).toList();
    }

    private static Lesson lesson(String text) {
        return read(text).file().orElseThrow().lesson().orElseThrow();
    }

    @Test
    void itTellsAboutTheFirstRunUnlessItSaysOtherwise() {
        Lesson first = lesson("lesson: { steps: [{ at: 1s, say: hello }] }");
        assertThat(first.variant()).isEqualTo("one");
        assertThat(first.seed()).isEqualTo(4);
        Lesson other =
                lesson("lesson: { variant: two, seed: 9, steps: [{ at: 15s, say: hi, pane: log, around: 1s }] }");
        assertThat(other.variant()).isEqualTo("two");
        assertThat(other.seed()).isEqualTo(9);
        assertThat(other.steps().get(0).pane()).contains(LessonPane.LOG);
        assertThat(other.steps().get(0).aroundNs()).contains(1_000_000_000L);
        assertThat(read("").file().orElseThrow().lesson()).isEmpty();
    }

    @Test
    void aCaptionThatNobodyWouldSeeIsRefused() {
        assertThat(errors("lesson: { steps: [{ at: 15s, say: hello }] }"))
                .containsExactly("this caption comes after the end of the run");
        assertThat(errors("lesson: { variant: three, steps: [{ at: 1s, say: hello }] }"))
                .containsExactly("no variant is called 'three'");
        assertThat(errors("lesson: { steps: [] }")).hasSize(1);
        assertThat(errors("lesson: { steps: [{ at: 1s }] }")).hasSize(1);
        assertThat(errors("lesson: { steps: [{ at: 1s, say: x, pane: moon }] }"))
                .hasSize(1);
    }
}

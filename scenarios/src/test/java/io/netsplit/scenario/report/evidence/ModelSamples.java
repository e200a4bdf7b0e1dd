package io.netsplit.scenario.report.evidence;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.history.HistoryBuilder;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For every model histories that are wrong in the ways that people meet. */
final class ModelSamples {
    private ModelSamples() {}

    static List<Exhibit> all() {
        List<Exhibit> all = new ArrayList<>();
        registers(all);
        stores(all);
        collections(all);
        others(all);
        return all;
    }

    private static void registers(List<Exhibit> all) {
        all.add(wrong(
                Models.register(),
                "a value that nobody wrote",
                new HistoryBuilder().ok(0, 0, 10, Functions.WRITE, 4L, null).ok(1, 20, 30, Functions.READ, null, 7L)));
        all.add(wrong(
                Models.casRegister(),
                "a value that two replaced",
                new HistoryBuilder()
                        .ok(0, 0, 10, Functions.WRITE, 4L, null)
                        .ok(1, 20, 40, Functions.CAS, new Cas(4L, 5L), true)
                        .ok(2, 30, 50, Functions.CAS, new Cas(4L, 6L), true)));
        all.add(wrong(
                Models.register(),
                "a value of unknown fate that came back",
                new HistoryBuilder()
                        .ok(0, 0, 10, Functions.WRITE, 3L, null)
                        .info(1, 0, 500, Functions.WRITE, 4L)
                        .ok(2, 20, 30, Functions.READ, null, 4L)
                        .ok(0, 40, 50, Functions.WRITE, 5L, null)
                        .ok(3, 60, 70, Functions.READ, null, 4L)));
        all.add(wrong(
                Models.multiRegister(),
                "half a transaction",
                new HistoryBuilder()
                        .ok(0, 0, 10, Functions.TXN, List.of(step("w", "x", 1L), step("w", "y", 1L)), null)
                        .ok(0, 20, 30, Functions.TXN, List.of(step("w", "x", 2L), step("w", "y", 2L)), null)
                        .ok(
                                1,
                                40,
                                50,
                                Functions.TXN,
                                List.of(step("r", "x", null), step("r", "y", null)),
                                List.of(step("r", "x", 2L), step("r", "y", 1L)))));
    }

    private static List<@Nullable Object> step(String function, String register, @Nullable Object value) {
        List<@Nullable Object> step = new ArrayList<>(List.of(function, register));
        step.add(value);
        return step;
    }

    private static void stores(List<Exhibit> all) {
        all.add(wrong(
                Models.kv(),
                "a value that had been deleted",
                new HistoryBuilder()
                        .onKey("k")
                        .ok(0, 0, 10, Functions.PUT, "old", null)
                        .ok(1, 20, 30, Functions.DELETE, null, null)
                        .ok(2, 40, 50, Functions.GET, null, "old")));
        all.add(wrong(
                Models.kv(),
                "an append that is missing",
                new HistoryBuilder()
                        .onKey("k")
                        .ok(0, 0, 10, Functions.PUT, "a", null)
                        .ok(1, 20, 30, Functions.APPEND, "b", null)
                        .ok(0, 40, 50, Functions.APPEND, "c", null)
                        .ok(2, 60, 70, Functions.GET, null, "ac")));
        all.add(wrong(
                Models.list(),
                "two reads of which neither is the beginning of the other",
                new HistoryBuilder()
                        .ok(0, 0, 100, Functions.APPEND, 1L, null)
                        .ok(1, 0, 100, Functions.APPEND, 2L, null)
                        .ok(2, 10, 30, Functions.READ, null, List.of(1L))
                        .ok(3, 20, 40, Functions.READ, null, List.of(2L, 1L))));
    }

    private static void collections(List<Exhibit> all) {
        all.add(wrong(
                Models.set(),
                "an element that is missing",
                new HistoryBuilder()
                        .ok(0, 0, 10, Functions.ADD, 1L, null)
                        .ok(1, 20, 30, Functions.ADD, 2L, null)
                        .ok(0, 40, 50, Functions.ADD, 3L, null)
                        .ok(2, 60, 70, Functions.READ, null, List.of(1L, 3L))));
        all.add(wrong(
                Models.queue(),
                "an element that overtook another",
                new HistoryBuilder()
                        .ok(0, 0, 10, Functions.ENQUEUE, 1L, null)
                        .ok(0, 20, 30, Functions.ENQUEUE, 2L, null)
                        .ok(1, 40, 50, Functions.DEQUEUE, null, 2L)));
        all.add(wrong(
                Models.stack(),
                "an element from below",
                new HistoryBuilder()
                        .ok(0, 0, 10, Functions.PUSH, 1L, null)
                        .ok(0, 20, 30, Functions.PUSH, 2L, null)
                        .ok(1, 40, 50, Functions.POP, null, 1L)));
        all.add(wrong(
                Models.queue(),
                "an empty queue that is not",
                new HistoryBuilder()
                        .ok(0, 0, 10, Functions.ENQUEUE, 1L, null)
                        .ok(1, 40, 50, Functions.DEQUEUE, null, null)));
    }

    private static void others(List<Exhibit> all) {
        all.add(wrong(
                Models.mutex(),
                "a lock that two hold",
                new HistoryBuilder()
                        .ok(0, 0, 10, Functions.ACQUIRE, null, null)
                        .ok(0, 20, 30, Functions.RELEASE, null, null)
                        .ok(0, 40, 50, Functions.ACQUIRE, null, null)
                        .ok(1, 60, 70, Functions.ACQUIRE, null, null)));
        all.add(wrong(
                Models.counter(),
                "a sum that is too small",
                new HistoryBuilder()
                        .ok(0, 0, 10, Functions.ADD, 2L, null)
                        .ok(1, 20, 30, Functions.ADD, 3L, null)
                        .ok(2, 40, 50, Functions.READ, null, 2L)));
        all.add(wrong(
                new Turnstile(),
                "a model of one's own",
                new HistoryBuilder()
                        .ok(0, 0, 10, "coin", null, null)
                        .ok(0, 20, 30, "push", null, true)
                        .ok(1, 40, 50, "push", null, true)));
    }

    private static Exhibit wrong(Model model, String title, HistoryBuilder history) {
        return Samples.exhibit(model.name() + ": " + title, history.build(), model, List.of());
    }

    /** A coin opens it for one push. */
    private static final class Turnstile implements Model {
        @Override
        public String name() {
            return "turnstile";
        }

        @Override
        public List<String> functions() {
            return List.of("coin", "push");
        }

        @Override
        public Object initial() {
            return "locked";
        }

        @Override
        public @Nullable Object step(
                @Nullable Object state,
                String function,
                @Nullable Object key,
                @Nullable Object input,
                @Nullable Object output) {
            boolean open = "open".equals(state);
            if (function.equals("coin")) {
                return "open";
            }
            return output == UNSEEN || Boolean.valueOf(open).equals(output) ? "locked" : REFUSED;
        }

        @Override
        public boolean observes(String function, @Nullable Object output) {
            return false;
        }
    }
}

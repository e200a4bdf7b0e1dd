package io.netsplit.check.linearizability.proof;

import io.netsplit.check.linearizability.Verdict.Answer;
import io.netsplit.check.linearizability.judge.RandomHistories;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How the verdict of a history and that of a changed one hang together. Each relation draws a history, changes it, and says
 * what the judge may answer to both.
 */
enum Relation {
    /** Other values in the same places do not change the verdict. */
    RENAMED_VALUES {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> rows = subject.rows(random, true, 1);
            Renaming renaming = new Renaming(subject.name());
            trial.same(subject, rows, renaming.of(subject), renaming.of(rows));
        }
    },
    RENAMED_CLIENTS {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> rows = subject.rows(random, true, 1);
            int top = 1_000 + random.nextInt(100);
            trial.same(subject, rows, subject, Row.each(rows, row -> row.by(top - row.process(), top - row.client())));
        }
    },
    SHIFTED_TIME {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> rows = subject.rows(random, true, 1);
            long factor = 1 + random.nextInt(1_000_000);
            long by = random.nextLong(1_000_000_000_000L);
            trial.same(subject, rows, subject, Row.each(rows, row -> row.moved(factor, by)));
        }
    },
    /** A good history stays good with a look at the state, at a moment at which it was this. */
    ADDED_READ_OF_THE_CURRENT_VALUE {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            RandomHistories.Made made = RandomHistories.made(random, subject.model(), subject.shape(random, true, 1));
            List<Row> rows = Row.each(Row.of(made.history()), row -> row.moved(1_000, 0));
            trial.good(subject, rows);
            for (int i = 0; i < 5 && !made.effects().isEmpty(); i++) {
                int at = random.nextInt(made.effects().size());
                RandomHistories.Effect effect = made.effects().get(at);
                List<?> look = Subject.look(subject.name(), effect.state());
                if (!look.isEmpty()) {
                    rows.add(look(look, 5_000 + i, 1_000 * effect.timeNs() + at));
                }
            }
            trial.good(subject, rows);
        }
    },
    /** A bad history stays bad whatever else is read. */
    ADDED_READ_OF_ANOTHER_VALUE {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> rows = subject.rows(random, true, 1);
            List<Row> more = new ArrayList<>(rows);
            List<?> look = Subject.look(subject.name(), subject.model().initial());
            if (!look.isEmpty()) {
                more.add(look(look, 5_000, rows.get(random.nextInt(rows.size())).from()));
            }
            trial.implies(subject, more, rows);
        }
    },
    /**
     * Where nothing is under way and the state is seen, the history can be cut: it is good where the first part is, and the
     * second part from that state.
     */
    CUT_AT_A_QUIET_MOMENT {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            Cut cut = Cut.draw(random, subject);
            trial.both(subject, cut.whole(), subject, cut.first(), subject.startingWith(cut.state()), cut.second());
        }
    },
    /** What was good to the end was good before: what is under way then may or may not have happened. */
    CUT_OFF_AT_ANY_MOMENT {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> rows = subject.rows(random, true, 1);
            long end = rows.get(random.nextInt(rows.size())).from() + random.nextInt(50);
            List<Row> before = new ArrayList<>(rows);
            before.removeIf(row -> row.from() > end);
            trial.implies(subject, rows, Row.each(before, row -> row.to() > end ? row.ended(Completion.OPEN) : row));
        }
    },
    /** The less is known of when something happened, the more orders there are. */
    TIGHTENED_INTERVALS {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> rows = withoutTies(subject.rows(random, true, 1));
            List<Row> tight = new ArrayList<>(rows);
            for (int i = 0; i < 5; i++) {
                int at = random.nextInt(tight.size());
                Row row = tight.get(at);
                if (row.how() != Completion.OPEN) {
                    long from = random.between(row.from(), row.to());
                    tight.set(at, row.lasting(from, random.between(from, row.to())));
                }
            }
            trial.implies(subject, tight, rows);
        }
    },
    WIDENED_INTERVALS {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> rows = withoutTies(subject.rows(random, true, 1));
            List<Row> wide = new ArrayList<>(rows);
            for (int i = 0; i < 5; i++) {
                int at = random.nextInt(wide.size());
                Row row = wide.get(at);
                if (row.how() != Completion.OPEN) {
                    long more = 1 + row.to() - row.from();
                    wide.set(
                            at,
                            row.lasting(
                                    Math.max(0, row.from() - random.nextLong(more)), row.to() + random.nextLong(more)));
                }
            }
            trial.implies(subject, rows, wide);
        }
    },
    /** What failed did not happen, so it says nothing. */
    DROPPED_FAILURES {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> rows = subject.rows(random, true, 1);
            List<Row> less = new ArrayList<>(rows);
            less.removeIf(row -> row.how() == Completion.FAIL);
            trial.same(subject, rows, subject, less);
        }
    },
    /** What may have happened need not have: without it there are fewer orders. */
    DROPPED_UNKNOWN {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> rows = subject.rows(random, true, 1);
            List<Row> less = new ArrayList<>(rows);
            less.removeIf(row -> row.how() == Completion.INFO && random.chance(0.5));
            trial.implies(subject, less, rows);
        }
    },
    /** Nobody knows whether it was asked or answered. */
    ADDED_READ_WITHOUT_AN_ANSWER {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> rows = subject.rows(random, true, 1);
            List<Row> more = new ArrayList<>(rows);
            List<?> look = Subject.look(subject.name(), subject.model().initial());
            boolean changesNothing = !List.of("mutex", "queue", "stack").contains(subject.name());
            if (changesNothing) {
                more.add(look(look, 5_000, rows.get(random.nextInt(rows.size())).from())
                        .ended(Completion.INFO));
            }
            trial.same(subject, rows, subject, more);
        }
    },
    /** What nobody saw may as well not have happened: a new element at the end, or in a register that nobody reads. */
    ADDED_WRITE_THAT_NOBODY_SEES {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> rows = subject.rows(random, true, 1);
            List<Row> more = new ArrayList<>(rows);
            String function = switch (subject.name()) {
                case "set" -> Functions.ADD;
                case "queue" -> Functions.ENQUEUE;
                case "stack" -> Functions.PUSH;
                case "list" -> Functions.APPEND;
                default -> Functions.TXN;
            };
            Object input = function.equals(Functions.TXN) ? List.of(List.of("write", "w", 1L)) : (Object) 5_000L;
            boolean understood = subject.model().functions().contains(function);
            if (understood) {
                long from = rows.get(random.nextInt(rows.size())).from();
                more.add(new Row(5_000, 5_000, function, null, input, Completion.INFO, null, from, from + 10));
            }
            trial.same(subject, rows, subject, more);
        }
    },
    PERMUTED_KEYS {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> rows = subject.rows(random, true, 3);
            long top = 10 + random.nextInt(10);
            trial.same(
                    subject,
                    rows,
                    subject,
                    Row.each(rows, row -> row.on(top - (Long) Objects.requireNonNull(row.key()))));
        }
    },
    /** Objects side by side are good where each of them is (Herlihy and Wing 1990, theorem 1). */
    TWO_OBJECTS_SIDE_BY_SIDE {
        @Override
        void check(Prng random, Subject subject, Trial trial) {
            List<Row> first = Row.each(subject.rows(random, true, 1), row -> row.on("first"));
            List<Row> second = Row.each(
                    subject.rows(random, true, 1), row -> row.on("second").by(row.process() + 500, row.client() + 500));
            List<Row> whole = new ArrayList<>(first);
            whole.addAll(second);
            trial.both(subject, whole, subject, first, subject, second);
        }
    };

    /** What the judge is asked, and what it answered. */
    interface Trial {
        Answer ask(Subject subject, List<Row> rows);

        /** Says what was wrong. */
        void wrong(String what, List<Row> rows);

        default void good(Subject subject, List<Row> rows) {
            if (ask(subject, rows) == Answer.NOT_LINEARIZABLE) {
                wrong("good by construction", rows);
            }
        }

        default void same(Subject subject, List<Row> rows, Subject changed, List<Row> changedRows) {
            Answer before = ask(subject, rows);
            Answer after = ask(changed, changedRows);
            if (before != after && before != Answer.UNKNOWN && after != Answer.UNKNOWN) {
                wrong(before + " became " + after, changedRows);
            }
        }

        /** Where the first is good, so is the second. */
        default void implies(Subject subject, List<Row> first, List<Row> second) {
            if (ask(subject, first) == Answer.LINEARIZABLE && ask(subject, second) == Answer.NOT_LINEARIZABLE) {
                wrong("not linearizable, although there is less to explain", second);
            }
        }

        /** The whole is good exactly where both parts are. */
        default void both(
                Subject subject,
                List<Row> whole,
                Subject firstSubject,
                List<Row> first,
                Subject secondSubject,
                List<Row> second) {
            Answer all = ask(subject, whole);
            Answer one = ask(firstSubject, first);
            Answer other = ask(secondSubject, second);
            boolean known = all != Answer.UNKNOWN && one != Answer.UNKNOWN && other != Answer.UNKNOWN;
            boolean good = one == Answer.LINEARIZABLE && other == Answer.LINEARIZABLE;
            if (known && good != (all == Answer.LINEARIZABLE)) {
                wrong(all + " as a whole, but in parts " + one + " and " + other, whole);
            }
        }
    }

    abstract void check(Prng random, Subject subject, Trial trial);

    private static Row look(List<?> look, int process, long timeNs) {
        String function = (String) Objects.requireNonNull(look.get(0));
        return new Row(process, process, function, null, look.get(1), Completion.OK, look.get(2), timeNs, timeNs);
    }

    /** The same with no two events at one time. */
    private static List<Row> withoutTies(List<Row> rows) {
        long factor = 1_000_000;
        List<Row> apart = new ArrayList<>();
        for (Row row : rows) {
            long offset = 2_000L * apart.size();
            boolean open = row.how() == Completion.OPEN;
            apart.add(row.lasting(row.from() * factor + offset, open ? row.to() : row.to() * factor + offset + 1_000));
        }
        return apart;
    }
}

package io.netsplit.check.consistency;

import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The definitions taken at their word: tries every order. For a history of a few answered reads and writes, with values of
 * their own and 0 at first.
 */
final class AllOrders {
    private final List<Operation> operations;
    private final boolean[][] session;
    private final boolean[][] causal;
    private boolean cyclic;
    private boolean explained = true;

    AllOrders(History history) {
        operations = history.operations();
        int size = operations.size();
        session = new boolean[size][size];
        causal = new boolean[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                session[i][j] = i < j
                        && operations.get(i).process() == operations.get(j).process();
                causal[i][j] = session[i][j] || isRead(j) && source(j) == i;
            }
            explained &= !isRead(i) || source(i) >= -1;
        }
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    causal[i][j] |= causal[i][k] && causal[k][j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            cyclic |= causal[i][i];
        }
    }

    private boolean isRead(int operation) {
        return operations.get(operation).function().equals(Functions.READ);
    }

    /** -1 for the initial value, -2 where nobody wrote it. */
    private int source(int read) {
        for (int i = 0; i < operations.size(); i++) {
            Operation one = operations.get(i);
            if (!isRead(i)
                    && one.key().equals(operations.get(read).key())
                    && one.input().equals(operations.get(read).output())) {
                return i;
            }
        }
        return operations.get(read).output().equals(0L) ? -1 : -2;
    }

    boolean holds(Level level) {
        if (!explained) {
            return false;
        }
        return switch (level) {
            case SEQUENTIAL -> exists(all(i -> true), session, all -> all);
            case WEAK_CAUSAL -> !cyclic && weak();
            case CAUSAL -> !cyclic && memory();
            case CAUSAL_CONVERGENCE -> !cyclic && converges();
            case PRAM -> pram();
            default -> throw new IllegalArgumentException(level.toString());
        };
    }

    private List<Integer> all(Predicate<Integer> wanted) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            if (wanted.test(i)) {
                found.add(i);
            }
        }
        return found;
    }

    private boolean weak() {
        return all(this::isRead).stream()
                .allMatch(read -> exists(all(i -> i.equals(read) || causal[i][read]), causal, reads -> List.of(read)));
    }

    private boolean memory() {
        return all(i -> true).stream()
                .allMatch(last -> exists(
                        all(i -> i.equals(last) || causal[i][last]),
                        causal,
                        reads -> all(i -> isRead(i) && (i.equals(last) || session[i][last]))));
    }

    private boolean pram() {
        return all(i -> true).stream()
                .allMatch(last -> exists(
                        all(i -> !isRead(i) || i.equals(last) || session[i][last]),
                        session,
                        reads -> all(i -> isRead(i) && (i.equals(last) || session[i][last]))));
    }

    private boolean converges() {
        return orders(
                all(i -> true),
                causal,
                new ArrayList<>(),
                order -> all(this::isRead).stream().allMatch(read -> {
                    int last = -1;
                    for (int i : order) {
                        if (causal[i][read] && !isRead(i) && sameKey(i, read)) {
                            last = i;
                        }
                    }
                    return last == source(read);
                }));
    }

    private boolean sameKey(int one, int other) {
        return operations.get(one).key().equals(operations.get(other).key());
    }

    /** True where some order of {@code wanted} that keeps {@code kept} explains those reads that are {@code judged}. */
    private boolean exists(
            List<Integer> wanted, boolean[][] kept, java.util.function.UnaryOperator<List<Integer>> judged) {
        List<Integer> reads = judged.apply(wanted);
        return orders(wanted, kept, new ArrayList<>(), order -> {
            Map<Object, Integer> holds = new LinkedHashMap<>();
            for (int i : order) {
                if (!isRead(i)) {
                    holds.put(operations.get(i).key(), i);
                } else if (reads.contains(i)
                        && holds.getOrDefault(operations.get(i).key(), -1) != source(i)) {
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean orders(
            List<Integer> wanted, boolean[][] kept, List<Integer> order, Predicate<List<Integer>> good) {
        if (order.size() == wanted.size()) {
            return good.test(order);
        }
        for (int next : wanted) {
            boolean ready = !order.contains(next)
                    && wanted.stream().allMatch(other -> order.contains(other) || !kept[other][next]);
            if (ready) {
                order.add(next);
                if (orders(wanted, kept, order, good)) {
                    return true;
                }
                order.remove(order.size() - 1);
            }
        }
        return false;
    }
}

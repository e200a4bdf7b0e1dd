package io.netsplit.system.raft;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who votes and who learns. Learners receive the log and have no vote, so that a new server can catch up before it counts
 * (dissertation §4.2.1). Immutable.
 */
final class Configuration {
    /** What a server that joins later knows about the cluster: nothing. */
    static final Configuration EMPTY = new Configuration(new int[0], new int[0]);

    private final int[] voters;
    private final int[] learners;

    private Configuration(int[] voters, int[] learners) {
        this.voters = voters;
        this.learners = learners;
    }

    /** Servers 0 … count-1, all voting. */
    static Configuration initial(int count) {
        return new Configuration(IntStream.range(0, count).toArray(), new int[0]);
    }

    /** These servers, all voting. */
    static Configuration of(List<Integer> servers) {
        return new Configuration(servers.stream().mapToInt(Integer::intValue).toArray(), new int[0]);
    }

    Configuration withLearner(int node) {
        return new Configuration(without(voters, node), with(learners, node));
    }

    Configuration withVoter(int node) {
        return new Configuration(with(voters, node), without(learners, node));
    }

    Configuration without(int node) {
        return new Configuration(without(voters, node), without(learners, node));
    }

    boolean isVoter(int node) {
        return contains(voters, node);
    }

    boolean isLearner(int node) {
        return contains(learners, node);
    }

    boolean isMember(int node) {
        return isVoter(node) || isLearner(node);
    }

    int voterCount() {
        return voters.length;
    }

    int voter(int position) {
        return voters[position];
    }

    int learnerCount() {
        return learners.length;
    }

    int learner(int position) {
        return learners[position];
    }

    /** More than half of the voters. */
    int majority() {
        return voters.length / 2 + 1;
    }

    int sizeBytes() {
        return 8 + 4 * (voters.length + learners.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Configuration that
                && Arrays.equals(voters, that.voters)
                && Arrays.equals(learners, that.learners);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(voters) + Arrays.hashCode(learners);
    }

    /** Nodes as people number them: "voters n1 n2 n3, learners n4". */
    @Override
    public String toString() {
        return "voters" + names(voters) + (learners.length == 0 ? "" : ", learners" + names(learners));
    }

    private static String names(int[] nodes) {
        StringBuilder text = new StringBuilder();
        for (int node : nodes) {
            text.append(" n").append(node + 1);
        }
        return text.toString();
    }

    private static boolean contains(int[] nodes, int node) {
        for (int each : nodes) {
            if (each == node) {
                return true;
            }
        }
        return false;
    }

    private static int[] with(int[] nodes, int node) {
        return contains(nodes, node)
                ? nodes
                : IntStream.concat(Arrays.stream(nodes), IntStream.of(node))
                        .sorted()
                        .toArray();
    }

    private static int[] without(int[] nodes, int node) {
        return Arrays.stream(nodes).filter(each -> each != node).toArray();
    }
}

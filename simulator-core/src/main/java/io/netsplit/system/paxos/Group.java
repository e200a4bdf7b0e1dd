package io.netsplit.system.paxos;

import java.util.List;

/** Who the acceptors are, by address, and whose ballot is whose. Fixed for the run. */
final class Group {
    private static final int STRANGER = -1;

    private final int[] members;
    private final int self;

    /** {@code address} need not be among the members. */
    Group(List<Integer> members, int address) {
        this.members = members.stream().mapToInt(Integer::intValue).toArray();
        this.self = index(address);
    }

    int size() {
        return members.length;
    }

    int address(int member) {
        return members[member];
    }

    /** This node's place among the members, from 0. */
    int self() {
        return self;
    }

    boolean isMember() {
        return self != STRANGER;
    }

    /** The place of the node with this address, or -1. */
    int index(int address) {
        for (int i = 0; i < members.length; i++) {
            if (members[i] == address) {
                return i;
            }
        }
        return STRANGER;
    }

    /** A ballot is a round and a member, as one number: the next of this node's that is above {@code ballot}. */
    long nextBallot(long ballot) {
        return (ballot / members.length + 1) * members.length + self;
    }

    /** The address of the node whose ballot this is. */
    int owner(long ballot) {
        return members[(int) (ballot % members.length)];
    }
}

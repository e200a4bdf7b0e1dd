package io.netsplit.visualizer.model;

import java.util.ArrayList;
import java.util.List;

/** For each address, the events that happened there, in order. */
public final class Postings {
    /** Few things happen to each of many clients. */
    private static final int ROOM = 8;

    private final List<IntColumn> addresses;

    Postings(int addresses) {
        this.addresses = new ArrayList<>(addresses);
        for (int address = 0; address < addresses; address++) {
            this.addresses.add(new IntColumn(ROOM));
        }
    }

    private Postings(List<IntColumn> addresses) {
        this.addresses = addresses;
    }

    /** What there is, to stay as it is. */
    Postings asOfNow() {
        return new Postings(addresses.stream().map(IntColumn::asOfNow).toList());
    }

    void add(int address, int event) {
        if (address >= 0) {
            addresses.get(address).add(event);
        }
    }

    public int count(int address) {
        return addresses.get(address).size();
    }

    /** The event at {@code place} among those of {@code address}. */
    public int event(int address, int place) {
        return addresses.get(address).get(place);
    }

    /** The place of the last event at {@code address} that is not after {@code event}; -1 where there is none. */
    public int lastNotAfter(int address, int event) {
        return addresses.get(address).firstAtLeast(event + 1) - 1;
    }
}

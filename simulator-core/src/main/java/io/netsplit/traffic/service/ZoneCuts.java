package io.netsplit.traffic.service;

/** Which zones do not reach each other. Cuts may overlap: two zones reach each other again when the last one has healed. */
final class ZoneCuts {
    private final int[][] cuts;
    private int active;

    ZoneCuts(int zones) {
        cuts = new int[zones][zones];
    }

    /** One cut more between two zones, or one less. */
    void change(int zone, int other, int by) {
        cuts[zone][other] += by;
        cuts[other][zone] += by;
        active += by;
    }

    boolean isCut(int zone, int other) {
        return active > 0 && cuts[zone][other] > 0;
    }
}

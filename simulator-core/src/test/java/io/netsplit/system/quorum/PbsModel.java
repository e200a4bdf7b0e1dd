package io.netsplit.system.quorum;

import io.netsplit.random.Distribution;
import io.netsplit.system.quorum.WarsTrials.Delays;

/**
 * The delays of a system in Bailis et al. (PVLDB 2012), Table 3 and section 5.3.
 *
 * @param write to a replica, its disk included
 * @param others acknowledgements, reads and responses
 * @param remoteNs on top, each way, between regions; 0 where all is in one
 */
record PbsModel(ParetoExponential write, ParetoExponential others, long remoteNs) {
    private static final long REGION_NS = 75_000_000;
    private static final ParetoExponential SSD = ParetoExponential.fit(0.9122, 0.235, 10, 1.66);
    private static final ParetoExponential DISK = ParetoExponential.fit(0.38, 1.05, 1.51, 0.183);
    private static final ParetoExponential YMMR_WRITE = ParetoExponential.fit(0.939, 3, 3.35, 0.0028);
    private static final ParetoExponential YMMR_REST = ParetoExponential.fit(0.982, 1.5, 3.8, 0.0217);

    /** By the paper's name, or "EXP rate" for exponential writes of this rate among others of rate 1. */
    static PbsModel named(String name) {
        return switch (name) {
            case "LNKD-SSD" -> new PbsModel(SSD, SSD, 0);
            case "LNKD-DISK" -> new PbsModel(DISK, SSD, 0);
            case "YMMR" -> new PbsModel(YMMR_WRITE, YMMR_REST, 0);
            case "WAN" -> new PbsModel(DISK, SSD, REGION_NS);
            default -> {
                double rate = Double.parseDouble(name.substring("EXP ".length()));
                yield new PbsModel(ParetoExponential.exponential(rate), ParetoExponential.exponential(1), 0);
            }
        };
    }

    Delays delays() {
        return delays(write, others);
    }

    Delays delays(Distribution writes, Distribution rest) {
        return new Delays(writes, rest).acrossRegions(remoteNs);
    }

    /** Of how many replicas a message is slow where the {@code k} quickest of three answers take as long as one in a thousand. */
    int slowReplicas(int k) {
        // The replica of the same region always comes first, so only those of the other two compete.
        return remoteNs == 0 ? 4 - k : k == 2 ? 2 : 1;
    }
}

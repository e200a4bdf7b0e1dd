package io.netsplit.traffic.resilience;

/** See {@link BudgetSpec.Share}: calls deposit a share of a retry each, which is forgotten in tenths of the memory. */
final class ShareBudget implements RetryBudget {
    private final BudgetSpec.Share spec;
    private final double reserve;
    private final SlicedSum balance;

    ShareBudget(BudgetSpec.Share spec) {
        this.spec = spec;
        reserve = spec.reservePerSecond() * spec.memoryNs() / 1e9;
        balance = new SlicedSum(spec.memoryNs());
    }

    @Override
    public void called(long nowNs) {
        balance.add(nowNs, spec.share());
    }

    @Override
    public boolean tryRetry(long nowNs) {
        // A tenth added ten times is not quite one.
        if (reserve + balance.sum(nowNs) < 1 - 1e-9) {
            return false;
        }
        balance.add(nowNs, -1);
        return true;
    }
}

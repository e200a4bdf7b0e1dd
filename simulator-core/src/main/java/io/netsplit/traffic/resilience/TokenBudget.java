package io.netsplit.traffic.resilience;

/** See {@link BudgetSpec.Tokens}. */
final class TokenBudget implements RetryBudget {
    private final BudgetSpec.Tokens spec;
    private double tokens;

    TokenBudget(BudgetSpec.Tokens spec) {
        this.spec = spec;
        tokens = spec.most();
    }

    @Override
    public void ended(boolean ok) {
        tokens = ok ? Math.min(spec.most(), tokens + spec.perSuccess()) : Math.max(0, tokens - 1);
    }

    @Override
    public boolean tryRetry(long nowNs) {
        return tokens > spec.most() / 2;
    }
}

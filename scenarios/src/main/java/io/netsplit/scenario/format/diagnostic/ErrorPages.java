package io.netsplit.scenario.format.diagnostic;

/** The pages of all codes. */
public final class ErrorPages {
    private ErrorPages() {}

    public static ErrorPage of(ErrorCode code) {
        return switch (code) {
            case NS001, NS002, NS003, NS004, NS005, NS006, NS007, NS008 -> ReadingPages.of(code);
            case NS010, NS011, NS012, NS013, NS025, NS027 -> ValuePages.of(code);
            case NS020, NS021, NS022, NS023, NS026, NS030, NS031, NS032, NS033, NS034 -> ReferencePages.of(code);
        };
    }
}

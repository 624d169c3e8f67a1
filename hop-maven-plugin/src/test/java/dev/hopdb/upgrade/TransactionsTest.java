package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.problem.HopException;
import dev.hopdb.sql.Script;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    @Test
    void whatAScriptBeginsItEnds() {
        assertThatCode(() -> check("BEGIN; SELECT 1; COMMIT; START TRANSACTION; SAVEPOINT a; ROLLBACK TO a; ABORT;"))
                .doesNotThrowAnyException();
        assertThat(refused("SELECT 1;\nCOMMIT;")).isEqualTo("""
                x.sql:2:1 ends a transaction that the script has not begun
                  Why: it would end the one that hop writes down what was applied in
                       in: COMMIT;
                  Fix: write BEGIN before it in x.sql, or take it out""");
        assertThat(refused("SELECT 1;\nBEGIN;")).isEqualTo("""
                x.sql begins a transaction and does not end it
                  Why: what is not committed when the script ends would be lost
                  Fix: write COMMIT at the end of x.sql, or take BEGIN out: hop runs scripts in transactions""");
        assertThat(refused("BEGIN;\nCOMMIT AND CHAIN;\nCOMMIT;")).isEqualTo("""
                x.sql:2:1 neither ends a transaction nor begins one
                  Why: hop writes down what was applied in the transaction that applies it, so it must know where that ends
                       in: COMMIT AND CHAIN;
                  Fix: write COMMIT; and BEGIN; in x.sql instead""");
    }

    private static void check(String text) {
        Transactions.check("x.sql", Script.parse(text));
    }

    private static String refused(String text) {
        HopException[] refusal = new HopException[1];
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> check(text))
                .satisfies(e -> refusal[0] = e);
        return refusal[0].report();
    }
}

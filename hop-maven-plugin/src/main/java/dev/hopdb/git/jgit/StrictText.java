package dev.hopdb.git.jgit;

import dev.hopdb.problem.HopException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of a file: UTF-8 or a refusal, for a database must not get what nobody wrote. */
final class StrictText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String LFS_POINTER = "version https://git-lfs.github.com/spec/";

    private StrictText() {}

    static String of(String path, byte[] bytes) {
        String text = decoded(path, bytes);
        if (text.startsWith(LFS_POINTER)) {
            throw new HopException(
                    "%s is kept in Git LFS".formatted(path),
                    "the commit holds only a pointer, and hop reads what it runs from commits",
                    "keep it in Git itself: git lfs untrack %s\ngit add --renormalize %s".formatted(path, path));
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String decoded(String path, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new HopException(
                    "%s is not UTF-8".formatted(path),
                    "text in another encoding would reach the database with other characters than you see",
                    "iconv -f ISO-8859-1 -t UTF-8 %s > %s.utf8 && mv %s.utf8 %s".formatted(path, path, path, path),
                    e);
        }
    }
}

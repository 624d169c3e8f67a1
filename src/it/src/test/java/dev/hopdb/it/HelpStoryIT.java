package dev.hopdb.it;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpStoryIT {

    @Test
    void answersByFullCoordinatesWhereThereIsNoProject(@TempDir Path folder) {
        Shell.in(folder).hop("help").succeeds().says("hop:help");
    }
}

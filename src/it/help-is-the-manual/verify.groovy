import dev.hopdb.it.BuildLog

BuildLog.of(basedir).says 'hop:help'

package files

import "rectify/handlers/reply"

// All texts of this package that people read.
var (
	// Files that are not taken.
	evidenceTooLarge = reply.Both("“%s”超过 %s，没有保存。请压缩或拆分后再传，或者只填链接。",
		"“%s” is larger than %s and was not saved. Please compress or split it, or enter a link instead.")
	evidenceKind = reply.Both("“%s”这类文件不能作为佐证。可以传 PDF、Word、Excel、演示文稿、图片、音视频、文本和压缩包。",
		"“%s” is not a kind of file that can be evidence. PDF, Word, Excel, PowerPoint, pictures, audio, video, text and archives are accepted.")
	evidenceContent = reply.Both("“%s”的内容与文件名后缀不符，没有保存。", "The content of “%s” does not match its file name; it was not saved.")
	evidenceEmpty   = reply.Both("“%s”是空文件，没有保存。", "“%s” is empty and was not saved.")
	evidenceGone    = reply.Both("“%s”已经打不开了，没有保存。请重新上传。", "“%s” can no longer be opened and was not saved. Please upload it again.")

	// Files that people send.
	fileGone     = reply.Both("文件已不在 Slack 里，没有导入。请重新发送。", "The file is no longer in Slack; nothing was imported. Please send it again.")
	fileTooLarge = reply.Both("“%s”太大，没有读取：至多 %d 兆。", "“%s” is too large and was not read: at most %d MB.")
	fileUnread   = reply.Both("“%s”没有导入。%s", "“%s” was not imported. %s")
	filesTooMany = reply.Both("一次只读 %d 个文件，另有 %d 个请再发。", "Only %d files are read at once; please send the other %d again.")
)

# tries: HTML, markdown and the markup of rich
# verdicts: RTE
# run: samples
def sliding_window_max(nums, k):
    print("<script>alert(1)</script> ]]> &amp; --> [bold red]x[/bold red] [link=http://x]y[/link]")
    print("# Accepted\n\n| a | b |\n|---|---|\n```\n[x](javascript:alert(1)) ![x](http://x/y.png)")
    raise ValueError("</testcase></testsuite>[/red][bold]<img src=x onerror=alert(1)>```")

"""The same report made the usual way: openpyxl reads the workbook, python-docx writes the document.

usage: report_by_openpyxl.py OUT_FOLDER FILE.xlsx…     prints one line: seconds spent, after imports
"""

import sys
import time
from pathlib import Path

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

TABLES = ["ogi_proactive", "ogi_requests", "ogi_cases"]


def run(paragraph, text, font, size):
    added = paragraph.add_run("" if text is None else str(text))
    added.font.size = Pt(size)
    added.font.name = font
    added._element.rPr.rFonts.set(qn("w:eastAsia"), font)


def copy_table(document, sheet, area):
    cells = sheet[area]
    rows, columns = len(cells), len(cells[0])
    top, left = cells[0][0].row, cells[0][0].column
    table = document.add_table(rows, columns)
    table.style = "Table Grid"
    grid = [list(row.cells) for row in table.rows]
    covered = set()
    for merge in sheet.merged_cells.ranges:
        r1, c1, r2, c2 = merge.min_row - top, merge.min_col - left, merge.max_row - top, merge.max_col - left
        if 0 <= r1 and r2 < rows and 0 <= c1 and c2 < columns:
            grid[r1][c1].merge(grid[r2][c2])
            covered.update((r, c) for r in range(r1, r2 + 1) for c in range(c1, c2 + 1) if (r, c) != (r1, c1))
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            if (r, c) not in covered:
                paragraph = grid[r][c].paragraphs[0]
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                run(paragraph, cell.value, "宋体", 10.5)


def text_rows(document, sheet):
    for row in sheet.iter_rows(min_row=2, max_col=2, values_only=True):
        for value in row:
            if isinstance(value, str):
                run(document.add_paragraph(), value, "仿宋_GB2312", 16)


def make(source, target):
    workbook = openpyxl.load_workbook(source, data_only=True)
    document = docx.Document()
    tables = {}
    for name in TABLES:
        sheet, area = next(iter(workbook.defined_names[name].destinations))
        tables[sheet] = area.replace("$", "")
    for sheet in workbook:
        if sheet.title[:1] in "一二三四五六" and sheet.title[1:2] == "、":
            document.add_heading(str(sheet["A1"].value), 1)
            if sheet.title in tables:
                copy_table(document, sheet, tables[sheet.title])
            else:
                text_rows(document, sheet)
    document.save(target)


def main():
    folder = Path(sys.argv[1])
    start = time.perf_counter()
    for source in sys.argv[2:]:
        make(source, folder / (Path(source).stem + ".docx"))
    print(time.perf_counter() - start)


main()
